import { showState, startDisplay } from './display.js'
import { startKeys } from './keys.js'
import { startLayer } from './layer.js'
import { prepareMap } from './map.js'
import { keepSession, startSession } from './session.js'
import { startVisiting } from './visit.js'

// In the order in which they may take a click for themselves.
startSession()
startLayer()
startVisiting()
startDisplay()
startKeys()

function prepare() {
  showState()
  prepareMap()
  keepSession()
}
document.addEventListener('page', prepare)
prepare()
