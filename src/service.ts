import { assemble } from './assemble.ts'
import type { Assembly } from './assemble.ts'
import type { Config } from './config.ts'
import { Examples } from './conversation/examples.ts'
import { createPublisher } from './curator.ts'
import type { Publisher } from './curation/publisher.ts'
import { UserError } from './errors.ts'
import { describe } from './telegram/log.ts'
import type { Log } from './telegram/log.ts'
import type { Observer } from './types.ts'

/** How soon a word that an admin adds is understood. */
const WORD_LISTS_MS = 5_000

/** A library that goes on answering while its essays, examples and word lists change. */
export interface Service {
  readonly assembly: Assembly
  readonly examples: () => Examples
  readonly publisher: Publisher
}

export async function openService(config: Config, observer: Observer, log: Log): Promise<Service> {
  const assembly = await assemble(config, observer)
  assembly.wordLists.follow(WORD_LISTS_MS, (error) => log.error(describe(error), 'word lists cannot be read'))
  let examples = await openExamples(config, assembly, log)
  const publisher = createPublisher(config, assembly.embedder, (generation) => {
    assembly.use(generation)
    // The old ones are offered until the new ones are known.
    openExamples(config, assembly, log)
      .then((fresh) => (examples = fresh))
      .catch((error: unknown) => log.error(describe(error), 'examples cannot be opened'))
  })
  return { assembly, examples: () => examples, publisher }
}

async function openExamples({ examplesFile }: Config, { answerQuestion, embedder }: Assembly, log: Log): Promise<Examples> {
  try {
    return await Examples.open(examplesFile, answerQuestion, embedder)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    log.warn(describe(error), error.message)
    return Examples.none
  }
}
