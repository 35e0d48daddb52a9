import { config as loadDotenv } from 'dotenv'
import { UserError, reasonOf } from '../errors.ts'

/**
 * Runs a command: reads .env, and turns whatever is thrown into one message on stderr and an exit code other than 0.
 * Set DEBUG to see the stack of a defect.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  loadDotenv({ quiet: true })
  try {
    await command()
  } catch (error) {
    process.exitCode = 1
    console.error(messageFor(error))
    if (process.env.DEBUG) console.error(error)
  }
}

function messageFor(error: unknown): string {
  if (error instanceof UserError) return error.message
  if (isArgumentError(error)) return argumentMessage(error)
  return `Maaf, terjadi kesalahan yang tidak terduga (${reasonOf(error)}); jalankan lagi dengan DEBUG=1 untuk rinciannya.`
}

function isArgumentError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function argumentMessage({ code, message }: { readonly code: string; readonly message: string }): string {
  const argument = /'([^']*)'/.exec(message)?.[1] ?? ''
  const problem = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? 'nilainya kurang atau keliru' : 'tidak dikenal'
  return `Pilihan “${argument}” ${problem}; semua pilihan ada di docs/commands.md.`
}
