import { Api, GrammyError } from 'grammy'
import { failure, fine, warning } from '../doctor/finding.ts'
import type { Finding } from '../doctor/finding.ts'

const SECONDS = 10

/** Whether the token works, and whether anything else takes the updates away. The token is in no finding. */
export async function checkTelegram(
  token: string | undefined,
  apiRoot: string,
  webhookUrl: string | undefined,
): Promise<Finding[]> {
  if (token === undefined)
    return [warning('BOT_TOKEN belum diisi; bot Telegram tidak berjalan', 'Mintalah kepada @BotFather, lalu tulis di .env')]
  const api = new Api(token, { apiRoot, timeoutSeconds: SECONDS })
  try {
    const me = await api.getMe()
    return [fine(`Telegram mengenal bot @${me.username}`), await deliveryOf(api, webhookUrl)]
  } catch (error) {
    if (!(error instanceof GrammyError))
      return [failure(`Server Bot API ${apiRoot} tidak dapat dihubungi`, 'Periksa jaringan dan TELEGRAM_API_ROOT.')]
    return [failure('BOT_TOKEN ditolak oleh Telegram', 'Salin ulang token dari @BotFather ke .env')]
  }
}

async function deliveryOf(api: Api, webhookUrl: string | undefined): Promise<Finding> {
  const { url = '', last_error_message: problem } = await api.getWebhookInfo()
  if (webhookUrl !== undefined) {
    if (url !== `${webhookUrl}/telegram`) return warning('Webhook belum terdaftar', 'Didaftarkan sendiri saat bot dimulai.')
    return problem === undefined
      ? fine('Webhook terdaftar')
      : warning(`Webhook terdaftar, tetapi terakhir gagal: ${problem}`, 'Periksa server web di depan bot.')
  }
  if (url !== '') return warning('Sebuah webhook masih terdaftar', 'Dihapus sendiri saat bot dimulai tanpa WEBHOOK_URL.')
  try {
    await api.getUpdates({ limit: 1, timeout: 0 })
    return fine('Tidak ada bot lain yang memakai token ini')
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 409) throw error
    return warning('Bot ini sedang berjalan (409)', 'Bila itu bukan bot Anda di komputer ini, hentikan salah satunya.')
  }
}
