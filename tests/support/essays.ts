import { formatEssay, parseEssay } from '../../src/essays/essay-file.ts'
import type { Essay } from '../../src/types.ts'

export function essay(id: string, ...paragraphs: string[]): Essay {
  return parseEssay(formatEssay({ title: `Judul ${id}`, author: 'Penulis' }, paragraphs.join('\n\n')), id, `${id}.md`)
}
