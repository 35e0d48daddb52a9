import { FormattedString } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'
import type { Composer } from 'grammy'
import { isWorse } from '../curation/changes.ts'
import { essayOf } from '../curation/proposal.ts'
import type { Changes } from '../curation/changes.ts'
import { UserError } from '../errors.ts'
import { changeLines, proposalLines, worseLine } from '../language/curation.ts'
import { essayByShortId, shortEssayId } from '../search/lookup.ts'
import { decodePress } from './callback-data.ts'
import type { Press } from './callback-data.ts'
import { download } from './download.ts'
import type { FileServer } from './download.ts'
import { Drafts, newId } from './drafts.ts'
import type { Draft, Field } from './drafts.ts'
import { pressButton, shortened } from './keyboards.ts'
import { pack, partsOf, roomFor } from './long-message.ts'
import { describe } from './log.ts'
import { Paste } from './paste.ts'
import { ProgressMessage } from './progress-message.ts'
import { essayList } from './reading.ts'
import { say, send } from './send.ts'
import type { BotContext, Curation, Sent, Services } from './services.ts'

/** A message of an admin that is longer than this is an essay, no question. */
const LEAST_PASTE = 700
const CONFIRM_MS = 600_000
const MOST_LISTED = 30

type Plan = Parameters<Curation['publish']>[0]['plan']

interface How {
  /** Whether the admin is asked in any case, not only where answers become worse. */
  readonly isAsked: boolean
  readonly onPublished: () => void
}

const ASKED: How = { isAsked: true, onPublished: () => undefined }

/** Essays that admins send, publish, withdraw and take back, in their private chats. */
export function installCuration(bot: Composer<BotContext>, services: Services, server: FileServer): void {
  const { curation, adminIds, log } = services
  if (curation === undefined) return
  const drafts = new Drafts()
  const confirmations = new Map<string, (yes: boolean) => void>()
  const admins = bot.chatType('private').filter(({ from }) => adminIds.includes(from.id))

  admins.command('daftar', async (ctx) => {
    const { message, keyboard } = essayList([...services.generation().essays.values()], 0, ctx.frame)
    const generations = (await curation.generations()).map(
      ({ name, createdAt, essays, passages }) => `• ${ctx.frame.admin.generation(name, when(createdAt), essays, passages)}`,
    )
    await send(ctx, [message.plain(`\n\n${generations.join('\n')}`)], { keyboard })
  })
  admins.command('hapus', async (ctx) => {
    const rows = [...services.generation().essays.values()].slice(0, MOST_LISTED).map(({ id, title, author }) => [
      pressButton(shortened(author === undefined ? title : `${author}: ${title}`), {
        action: 'remove',
        essay: shortEssayId(id),
      }),
    ])
    await say(ctx, ctx.frame.admin.whichEssay, { keyboard: new InlineKeyboard(rows) })
  })
  admins.command('kembalikan', async (ctx) => {
    const others = (await curation.generations()).filter(({ name }) => name !== services.generation().name)
    if (others.length === 0) return say(ctx, ctx.frame.admin.noGenerations)
    const rows = others.map(({ name, createdAt, essays, passages }) => [
      pressButton(shortened(ctx.frame.admin.generation(name, when(createdAt), essays, passages)), {
        action: 'rollback',
        generation: name,
      }),
    ])
    await say(ctx, ctx.frame.admin.whichGeneration, { keyboard: new InlineKeyboard(rows) })
  })
  admins.command('batal', (ctx) => say(ctx, curation.cancel() ? ctx.frame.admin.stopped : ctx.frame.admin.nothingRuns))

  admins.on('message:document', async (ctx) => {
    const { file_name: name = 'esai.txt' } = ctx.msg.document
    await propose(ctx, async () => ({ kind: 'file', name, bytes: await download(ctx, server) }))
  })
  const paste = new Paste(
    (ctx, text) => propose(ctx, () => Promise.resolve({ kind: 'text', text })),
    (error) => log.error(describe(error), 'a pasted text failed'),
  )
  admins.on('message:text', async (ctx, next) => {
    const { text } = ctx.msg
    const awaited = text.startsWith('/') ? undefined : drafts.awaited(ctx.person)
    if (awaited !== undefined) await setField(ctx, awaited.draft, awaited.field, text.trim())
    else if (/^https?:\/\/\S+$/i.test(text)) await propose(ctx, () => Promise.resolve({ kind: 'address', url: text }))
    else if (paste.isOpen(ctx.chat.id) || (text.length >= LEAST_PASTE && !text.startsWith('/'))) paste.add(ctx, text)
    else await next()
  })
  admins.on('callback_query:data', async (ctx, next) => {
    const press = decodePress(ctx.callbackQuery.data)
    if (press?.action !== 'draft' && press?.action !== 'remove' && press?.action !== 'rollback') return next()
    const toast = await pressed(ctx, press)
    await ctx.answerCallbackQuery(toast === undefined ? {} : { text: toast })
  })

  async function propose(ctx: BotContext, sent: () => Promise<Sent>): Promise<void> {
    await say(ctx, ctx.frame.admin.reading)
    try {
      await showDraft(ctx, drafts.keep(ctx.person, await curation!.propose(await sent())))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      await say(ctx, error.message)
    }
  }

  async function showDraft(ctx: BotContext, draft: Draft): Promise<void> {
    const texts = ctx.frame.admin
    const step = (label: string, step: Extract<Press, { action: 'draft' }>['step']) =>
      pressButton(label, { action: 'draft', draft: draft.id, step })
    const keyboard = new InlineKeyboard([
      [step(texts.publish, 'publish'), step(texts.cancel, 'cancel')],
      [step(texts.changeTitle, 'title'), step(texts.changeAuthor, 'author'), step(texts.changeDate, 'published')],
    ])
    await send(ctx, blocksOf([texts.proposal, ...proposalLines(draft.proposal)]), { keyboard })
  }

  async function setField(ctx: BotContext, draft: Draft, field: Field, value: string): Promise<void> {
    if (field === 'published' && value !== '-' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      drafts.await(ctx.person, draft.id, field)
      return say(ctx, ctx.frame.admin.badDate)
    }
    const { [field]: _, ...others } = draft.proposal.metadata
    const metadata = { ...others, ...(value === '-' ? {} : { [field]: value }) } as Draft['proposal']['metadata']
    try {
      // Read as it will be: a title that is too long, or a day that no calendar has, is refused here.
      essayOf({ metadata, body: draft.proposal.body })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      drafts.await(ctx.person, draft.id, field)
      return say(ctx, field === 'published' ? ctx.frame.admin.badDate : error.message)
    }
    draft.proposal = { ...draft.proposal, metadata }
    await showDraft(ctx, draft)
  }

  async function pressed(
    ctx: BotContext,
    press: Extract<Press, { action: 'draft' | 'remove' | 'rollback' }>,
  ): Promise<string | undefined> {
    const { plans } = curation!
    if (press.action === 'rollback') return start(ctx, () => plans.returnTo(press.generation), ASKED)
    if (press.action === 'remove') {
      const essay = essayByShortId(services.generation(), press.essay)
      return essay === undefined ? ctx.frame.essayGone : start(ctx, () => plans.remove(essay.id), ASKED)
    }
    const { draft: id, step } = press
    if (step === 'confirm' || step === 'decline') {
      confirmations.get(id)?.(step === 'confirm')
      return undefined
    }
    const draft = drafts.of(ctx.person, id)
    if (draft === undefined) return ctx.frame.admin.draftGone
    if (step === 'publish')
      return start(ctx, () => plans.add(draft.proposal), { isAsked: false, onPublished: () => drafts.drop(id) })
    if (step === 'cancel') {
      drafts.drop(id)
      await say(ctx, ctx.frame.admin.dropped)
      return undefined
    }
    drafts.await(ctx.person, id, step)
    const { askTitle, askAuthor, askDate } = ctx.frame.admin
    await say(ctx, { title: askTitle, author: askAuthor, published: askDate }[step])
    return undefined
  }

  /** Not waited for: the admin's next message, /batal above all, must get through. */
  function start(ctx: BotContext, plan: Plan, how: How): undefined {
    publish(ctx, plan, how).catch(async (error: unknown) => {
      if (!(error instanceof UserError)) log.error(describe(error), 'publication failed')
      await say(ctx, error instanceof UserError ? error.message : ctx.frame.apology).catch((failure: unknown) =>
        log.warn(describe(failure), 'could not tell of a publication'),
      )
    })
    return undefined
  }

  async function publish(ctx: BotContext, plan: Plan, { isAsked, onPublished }: How): Promise<void> {
    const texts = ctx.frame.admin
    const before = curation!.queue()
    const opening = before > 0 ? texts.waiting(before) : texts.building(0, 0, 0, undefined)
    const progress = await ProgressMessage.send(ctx, services, opening)
    const outcome = await curation!.publish({
      plan,
      onProgress: progress.tell,
      confirm: (changes) => confirm(ctx, changes, isAsked),
    })
    await progress.end(outcome.kind === 'published' ? texts.published : texts.dropped)
    if (outcome.kind !== 'published') return
    onPublished()
    await send(ctx, blocksOf(changeLines(outcome.changes)))
  }

  /** Asks where answers become worse, or where nothing was asked before. Who does not answer has declined. */
  async function confirm(ctx: BotContext, changes: Changes | undefined, isAsked: boolean): Promise<boolean> {
    if (changes === undefined || (!isAsked && !isWorse(changes))) return true
    const texts = ctx.frame.admin
    const draft = newId()
    const keyboard = new InlineKeyboard([
      [
        pressButton(isWorse(changes) ? texts.worse : texts.goOn, { action: 'draft', draft, step: 'confirm' }),
        pressButton(texts.cancel, { action: 'draft', draft, step: 'decline' }),
      ],
    ])
    const answer = new Promise<boolean>((resolve) => {
      confirmations.set(draft, resolve)
      setTimeout(resolve, CONFIRM_MS, false).unref()
    })
    await send(ctx, blocksOf([...changeLines(changes), isWorse(changes) ? worseLine(changes) : texts.proceed]), { keyboard })
    return answer.finally(() => confirmations.delete(draft))
  }
}

/** Lines as messages; one that is too long for a message is cut. */
function blocksOf(lines: readonly string[]): FormattedString[] {
  const text = lines.join('\n')
  return pack(partsOf(text, roomFor('')).map(({ start, end }) => new FormattedString(text.slice(start, end).trim())))
}

function when(date: string): string {
  return date.slice(0, 16).replace('T', ' ')
}
