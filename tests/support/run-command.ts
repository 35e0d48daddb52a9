import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { VARIABLES } from '../../src/config.ts'

export const PROJECT = join(import.meta.dirname, '..', '..')

/** Set, but empty: so a developer's own .env does not reach the tests. */
const UNSET = Object.fromEntries(VARIABLES.map((name) => [name, '']))

/** From wherever it is started. */
const TSX = import.meta.resolve('tsx')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly cwd?: string
  /** Called with each piece of output; may end the process. */
  readonly onOutput?: (output: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** Runs one of the program's files in a process of its own, as npm does. */
export function run(
  file: string,
  args: readonly string[],
  { env = {}, stdin = '', cwd = PROJECT, onOutput }: RunOptions = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', TSX, join(PROJECT, file), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...UNSET, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  let isKilled = false
  const kill = (signal: NodeJS.Signals) => {
    // A second signal would end it at once, as a second Ctrl-C does.
    if (!isKilled) child.kill(signal)
    isKilled = true
  }
  const watch = () => onOutput?.(stdout + stderr, kill)
  child.stdout.on('data', (piece: Buffer) => ((stdout += piece.toString()), watch()))
  child.stderr.on('data', (piece: Buffer) => ((stderr += piece.toString()), watch()))
  child.stdin.end(stdin)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}
