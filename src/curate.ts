import type { Assembly } from './assemble.ts'
import type { Config } from './config.ts'
import { openStored, storedGenerations } from './curation/generations.ts'
import { addition, removal, returnTo } from './curation/operations.ts'
import { proposalFrom } from './curation/proposal.ts'
import type { Publisher } from './curation/publisher.ts'
import { readDocument } from './documents/convert.ts'
import { fetchDocument } from './documents/fetch.ts'
import type { Curation, Sent } from './telegram/services.ts'

/** What admins can do to the essays on Telegram. */
export function curationFor(config: Config, { generation, embedder }: Assembly, publisher: Publisher): Curation {
  const { essaysDir, indexDir } = config
  return {
    propose: async (sent) => proposalFrom(await documentIn(sent, config), sourceOf(sent), { generation: generation(), embedder }),
    publish: (job) => publisher.publish(job),
    cancel: () => publisher.cancel(),
    queue: () => publisher.queue,
    plans: {
      add: (proposal) => addition(essaysDir, [proposal]),
      remove: (id) => removal(essaysDir, [id]),
      returnTo: async (name) => returnTo(essaysDir, await openStored(indexDir, name, embedder)),
    },
    generations: () => storedGenerations(indexDir),
  }
}

async function documentIn(sent: Sent, { allowPrivateUrls }: Config) {
  switch (sent.kind) {
    case 'file':
      return readDocument(sent.name, sent.bytes)
    case 'address':
      return fetchDocument(sent.url, { allowPrivate: allowPrivateUrls })
    case 'text':
      return { text: sent.text }
  }
}

function sourceOf(sent: Sent): string {
  return sent.kind === 'file' ? sent.name : sent.kind === 'address' ? new URL(sent.url).hostname : 'tempelan.txt'
}
