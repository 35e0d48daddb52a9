/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { askPages } from './ask-pages.tsx'
import { demoPages } from './demo-pages.tsx'
import { essayPages } from './essay-pages.tsx'
import { JoinView } from './join-view.tsx'
import type { Edition } from './layout.tsx'
import type { Pace } from './pace.ts'
import { quizPages } from './quiz-pages.tsx'
import { Room } from './room.tsx'
import type { WebServices } from './services.ts'

/** A session as long as it may be stays below it, in any script. */
const LARGEST_FORM = 500_000

/** Every page, in one language. */
export function pageRoutes(edition: Edition, services: WebServices, pace: Pace): Hono {
  const room = new Room(edition, services, pace)
  const { joining } = services
  const routes = new Hono()
  routes.use(
    bodyLimit({
      maxSize: LARGEST_FORM,
      onError: (c) => {
        // What is left of the request is not read.
        c.header('connection', 'close')
        return room.refusal(c, edition.texts.tooLarge, 413)
      },
    }),
  )
  for (const pages of [askPages, essayPages, quizPages, demoPages]) routes.route('/', pages(room))
  routes.get('/gabung', (c) =>
    joining === undefined
      ? c.notFound()
      : room.page(
          c,
          { title: edition.texts.join.title, place: 'join', path: '/gabung' },
          <JoinView edition={edition} joining={joining} />,
        ),
  )
  return routes
}
