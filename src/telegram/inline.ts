import { InlineKeyboard, InlineQueryResultBuilder } from 'grammy'
import type { Composer } from 'grammy'
import type { ChosenQuote } from '../answering/quote.ts'
import { UserError } from '../errors.ts'
import { essayTitle } from '../language/indonesian.ts'
import { TOPICS_PAYLOAD } from './commands.ts'
import { quoteMessages } from './answer-message.ts'
import { shortened } from './keyboards.ts'
import { linkToQuote } from './links.ts'
import type { BotContext, Services } from './services.ts'

/** Telegram allows 50; more than these nobody scrolls through. */
const MOST_RESULTS = 10
/** Seconds that Telegram may give the same results to whoever asks the same. */
const CACHED_S = 60
const PREVIEW = 180
/** Fewer letters are no question yet. */
const LEAST_LETTERS = 3

/** `@bot question` in any chat: quotes to choose from. */
export function installInline(bot: Composer<BotContext>, services: Services): void {
  bot.on('inline_query', async (ctx) => {
    const text = ctx.inlineQuery.query.trim()
    const quotes = text.length < LEAST_LETTERS ? [] : await quotesFor(text, services)
    const hint = text.length < LEAST_LETTERS ? ctx.frame.inline.empty : ctx.frame.inline.notFound
    await ctx.answerInlineQuery(
      quotes.map((quote) => resultOf(quote, ctx)),
      {
        cache_time: CACHED_S,
        // In the language of the person.
        is_personal: true,
        ...(quotes.length === 0 ? { button: { text: hint, start_parameter: TOPICS_PAYLOAD } } : {}),
      },
    )
  })
}

async function quotesFor(text: string, { answerQuestion, quotePassages }: Services): Promise<readonly ChosenQuote[]> {
  try {
    const { answer, further } = await answerQuestion({ text })
    if (answer.kind === 'not-found') return []
    const others = further.slice(0, MOST_RESULTS - answer.quotes.length).map(({ id }) => id)
    return [...answer.quotes, ...(await quotePassages(others, { text }))]
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

function resultOf(quote: ChosenQuote, { frame, me }: BotContext) {
  const { passage, essay, highlights } = quote
  const [best] = highlights
  const preview = best === undefined ? passage.text : passage.text.slice(best.start, best.end)
  // A quote that no message holds goes on behind the link, and says so by its number.
  const [message] = quoteMessages(undefined, [quote], frame)
  return InlineQueryResultBuilder.article(passage.id, shortened(essayTitle(essay), 100), {
    description: shortened(preview.replace(/\s+/g, ' '), PREVIEW),
    reply_markup: new InlineKeyboard([[InlineKeyboard.url(frame.buttons.open, linkToQuote(me.username, passage.id))]]),
  }).text(message!.text, { entities: message!.entities, link_preview_options: { is_disabled: true } })
}
