import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import { html, raw } from 'hono/html'
import { entitiesHtml } from './entities-html.ts'

export interface Bubble {
  readonly from: 'person' | 'bot'
  readonly text: string
  readonly entities?: readonly MessageEntity[]
  readonly reply_markup?: InlineKeyboardMarkup | undefined
  readonly reply_parameters?: { readonly message_id: number }
}

/** A phone's width, and colours near Telegram's own. */
const STYLE = `
  body { margin: 0; background: #cbdcc4; font: 16px/1.35 "Roboto", "Noto Sans", "DejaVu Sans", sans-serif; }
  main { width: 390px; margin: 0 auto; padding: 8px; box-sizing: border-box; display: flex; flex-direction: column; gap: 6px; }
  .bubble { max-width: 330px; border-radius: 14px; padding: 7px 11px; white-space: pre-wrap; overflow-wrap: anywhere; }
  .person { align-self: flex-end; background: #e2ffc8; }
  .bot { align-self: flex-start; background: #fff; }
  blockquote { margin: 2px 0; padding: 3px 8px; border-left: 3px solid #3a8ee6; border-radius: 4px; background: #eaf3fc; }
  blockquote.folded { max-height: 4.1em; overflow: hidden; position: relative; }
  blockquote.folded::after { content: "⌄"; position: absolute; right: 6px; bottom: 0; background: #eaf3fc; padding: 0 4px; color: #3a8ee6; }
  a { color: #2a7ad2; }
  .keyboard { align-self: flex-start; width: 352px; display: flex; flex-direction: column; gap: 3px; margin-top: -3px; }
  .row { display: flex; gap: 3px; }
  .button { flex: 1; background: #6f8f67; color: #fff; border-radius: 8px; padding: 7px 4px; text-align: center; font-size: 14px;
            overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`

/** A conversation as a phone would show it. */
export async function previewPage(bubbles: readonly Bubble[]): Promise<string> {
  return String(
    await html`<!doctype html>
      <html lang="id">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=390" />
          <title>Tanya ASN – pratinjau</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>${bubbles.map(bubbleHtml)}</main>
        </body>
      </html>`,
  )
}

function bubbleHtml({ from, text, entities = [], reply_markup: markup }: Bubble) {
  const rows = markup?.inline_keyboard ?? []
  // In one line: white space within a bubble is shown.
  const bubble = html`<div class="bubble ${from}">${entitiesHtml(text, entities)}</div>`
  if (rows.length === 0) return bubble
  const buttons = rows.map(
    (row) => html`<div class="row">${row.map(({ text }) => html`<span class="button">${text}</span>`)}</div>`,
  )
  return html`${bubble}
    <div class="keyboard">${buttons}</div>`
}
