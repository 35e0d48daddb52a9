import iconv from 'iconv-lite'

/**
 * Text out of bytes: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which any bytes are. UTF-16 without a mark is
 * told by the zero bytes that every second letter of a Latin text has.
 */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes)
  const zeros = zeroShares(bytes.subarray(0, 2_000))
  if (zeros.odd > MANY && zeros.even < FEW) return decodeAs('utf-16le', bytes)
  if (zeros.even > MANY && zeros.odd < FEW) return decodeAs('utf-16be', bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeAs('windows-1252', bytes)
  }
}

const MANY = 0.4
const FEW = 0.05

// Not TextDecoder: that of Node 20 takes Windows-1252 for Latin-1.
function decodeAs(encoding: 'utf-16le' | 'utf-16be' | 'windows-1252', bytes: Uint8Array): string {
  return iconv.decode(Buffer.from(bytes), encoding)
}

/** How many of the bytes at even and at odd places are zero. */
function zeroShares(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  const zeros = [0, 0]
  bytes.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2]!++
  })
  const half = Math.max(1, bytes.length / 2)
  return { even: zeros[0]! / half, odd: zeros[1]! / half }
}
