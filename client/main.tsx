// First of all, so that the order of the cascade's layers is known before any page adds to one of them.
import './ui/styles.css'
import { render } from 'solid-js/web'
import { App } from './App'
import { watchAttendance } from './data/attendance'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root"')
watchAttendance(window)
render(() => <App />, root)
