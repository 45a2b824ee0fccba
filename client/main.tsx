import { render } from 'solid-js/web'
import { App } from './App'
import { watchAttendance } from './data/attendance'
import './ui/styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with id "root"')
watchAttendance(window)
render(() => <App />, root)
