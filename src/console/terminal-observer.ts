import { Presets, SingleBar } from 'cli-progress'
import type { Observer } from '../types.ts'

/** Notices and a progress bar on stderr, so that stdout holds nothing but answers; no bar where nobody watches. */
export function terminalObserver(): Observer {
  let bar: { readonly task: string; readonly view: SingleBar } | undefined
  const endBar = () => {
    bar?.view.stop()
    bar = undefined
  }
  return {
    notice: (sentence) => {
      endBar()
      console.error(sentence)
    },
    progress: (task, done, total) => {
      if (!process.stderr.isTTY) return
      if (bar?.task !== task) {
        endBar()
        const view = new SingleBar({ format: `${task} {bar} {percentage}%`, clearOnComplete: true }, Presets.shades_classic)
        view.start(total, 0)
        bar = { task, view }
      }
      bar.view.update(done)
      if (done >= total) endBar()
    },
  }
}
