import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError, reasonOf } from '../errors.ts'
import { parseWordList, vocabularyOf } from './vocabulary.ts'
import type { Vocabulary, WordList } from './vocabulary.ts'

export interface WordListOptions {
  /** Folder of word lists, *.yaml: the project's own first, so that others may change it, then in alphabetical order. */
  readonly folder: string
  /** Where the last good text of every list is kept. */
  readonly keptIn?: string
  /** Told, in Indonesian, of a list that is damaged. */
  readonly onProblem?: (sentence: string) => void
}

/** The list that comes with the project. */
const OWN = 'indonesian.yaml'

/** The vocabulary of a folder of word lists; a list that gets damaged keeps the meaning it had last. */
export class WordLists {
  readonly #options: WordListOptions
  #texts: ReadonlyMap<string, string> | undefined
  #lists = new Map<string, WordList>()
  #vocabulary = vocabularyOf([])

  private constructor(options: WordListOptions) {
    this.#options = options
  }

  /** @throws UserError when the folder cannot be read, or holds no list that is or ever was good. */
  static async open(options: WordListOptions): Promise<WordLists> {
    const lists = new WordLists(options)
    await lists.refresh()
    return lists
  }

  get vocabulary(): Vocabulary {
    return this.#vocabulary
  }

  /** Reads the lists again; only those whose text changed are parsed. */
  async refresh(): Promise<void> {
    const texts = await this.#read()
    const before = this.#texts
    if (before?.size === texts.size && [...texts].every(([name, text]) => before.get(name) === text)) return
    const lists = new Map<string, WordList>()
    for (const [name, text] of texts) {
      const unchanged = before?.get(name) === text ? this.#lists.get(name) : undefined
      const list = unchanged ?? (await this.#goodList(name, text))
      if (list !== undefined) lists.set(name, list)
    }
    if (lists.size === 0)
      throw new UserError(`Tidak ada daftar kata yang utuh di ${this.#options.folder}; perbaiki berkas *.yaml di sana.`)
    this.#texts = texts
    this.#lists = lists
    this.#vocabulary = vocabularyOf([...lists.values()])
  }

  /** Reads the lists again and again; `onError` is told of a trouble once, however long it lasts. */
  follow(milliseconds: number, onError: (error: unknown) => void): void {
    let told: string | undefined
    const again = async () => {
      try {
        await this.refresh()
        told = undefined
      } catch (error) {
        if (told !== reasonOf(error)) onError(error)
        told = reasonOf(error)
      }
    }
    setInterval(() => void again(), milliseconds).unref()
  }

  async #read(): Promise<Map<string, string>> {
    const { folder } = this.#options
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      const lists = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.yaml') && !entry.name.startsWith('.'))
      const others = lists
        .map(({ name }) => name)
        .filter((name) => name !== OWN)
        .sort()
      const names = lists.length > others.length ? [OWN, ...others] : others
      return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
    } catch (error) {
      // The code only: the same trouble may strike at the folder or at a file in it.
      const reason = (error as NodeJS.ErrnoException).code ?? reasonOf(error)
      throw new UserError(`Daftar kata di ${folder} tidak dapat dibaca (${reason}); periksa folder itu.`, { cause: error })
    }
  }

  async #goodList(name: string, text: string): Promise<WordList | undefined> {
    try {
      const file = join(this.#options.folder, name)
      // An editor that is saving leaves a file empty for a moment.
      if (text.trim() === '' && (await this.#keptText(name)) !== undefined) throw new UserError(`Daftar kata ${file} kosong.`)
      const list = parseWordList(text, file)
      await this.#keep(name, text)
      return list
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const last = this.#lists.get(name) ?? (await this.#kept(name))
      const meanwhile = last === undefined ? 'daftar itu tidak dipakai' : 'isinya yang terakhir utuh tetap dipakai'
      this.#options.onProblem?.(`${error.message} Sementara itu ${meanwhile}.`)
      return last
    }
  }

  /** A folder that cannot be written costs no more than the copy. */
  async #keep(name: string, text: string): Promise<void> {
    const { keptIn } = this.#options
    if (keptIn === undefined || (await this.#keptText(name)) === text) return
    try {
      await mkdir(keptIn, { recursive: true })
      await writeFile(join(keptIn, `.tmp-${process.pid}-${name}`), text)
      await rename(join(keptIn, `.tmp-${process.pid}-${name}`), join(keptIn, name))
    } catch (error) {
      this.#options.onProblem?.(`Salinan daftar kata ${name} tidak dapat disimpan di ${keptIn} (${reasonOf(error)}).`)
    }
  }

  async #kept(name: string): Promise<WordList | undefined> {
    const text = await this.#keptText(name)
    try {
      return text === undefined ? undefined : parseWordList(text, name)
    } catch {
      // Kept by a version of the program that read other sections.
      return undefined
    }
  }

  async #keptText(name: string): Promise<string | undefined> {
    const { keptIn } = this.#options
    return keptIn === undefined ? undefined : readFile(join(keptIn, name), 'utf8').catch(() => undefined)
  }
}
