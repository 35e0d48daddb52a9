import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { median } from './measure.ts'

const RUNS = 5
/** Prints the peak of resident memory, in KiB, when the process ends. */
const REPORT_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('maxrss ' + process.resourceUsage().maxRSS))",
)}`

interface Run {
  readonly milliseconds: number
  readonly megabytes: number
}

/** The whole process of `ask`, index present, beside a process that only loads the TypeScript loader. */
export async function wholeProcess(folder: string): Promise<string[]> {
  const env = { ...process.env, INDEX_DIR: join(folder, 'process') }
  const ask = [join(import.meta.dirname, '..', 'scripts', 'ask.ts'), 'bolehkah ASN kampanye di medsos?']
  await run(ask, env)
  const [asked, empty] = [await runs(ask, env), await runs(['-e', ''], env)]
  return [
    `ask, whole process: ${asked.milliseconds.toFixed(0)} ms, ${asked.megabytes.toFixed(0)} MB peak ` +
      `(an empty process with the loader: ${empty.milliseconds.toFixed(0)} ms, ${empty.megabytes.toFixed(0)} MB; ` +
      `ratio ${(asked.milliseconds / empty.milliseconds).toFixed(1)})`,
  ]
}

async function runs(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const measured: Run[] = []
  for (let i = 0; i < RUNS; i++) measured.push(await run(args, env))
  return {
    milliseconds: median(measured.map(({ milliseconds }) => milliseconds)),
    megabytes: median(measured.map(({ megabytes }) => megabytes)),
  }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Run> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', REPORT_MEMORY, '--import', 'tsx', ...args], { env })
  let stderr = ''
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()))
  child.stdout.resume()
  return new Promise((resolve, reject) =>
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`Expected exit code 0, got ${code}: ${stderr}`))
      else resolve({ milliseconds: performance.now() - started, megabytes: Number(/maxrss (\d+)/.exec(stderr)?.[1]) / 1024 })
    }),
  )
}
