import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { end } from '../support/product'
import { caretAt, type Disturbance, disturbances, paragraphs, spelling, strayLetters } from './disturbances'
import { becomes } from './MinutesWriter'
import { layImeTable, type Pair } from './table'

/*
 * `npm run ime:mozc`: Japanese input by the real thing. Keys go to Mozc through ibus, in a Chromium with a window on a display of
 * its own, while another browser disturbs. Browser and input method run as `nobody`: mozc_server refuses root. Everything started
 * here is ended here, by pid.
 */

/** CI may pass over what cannot run here; it has been said what is missing. */
const skippedCode = 77
const packages = 'xvfb ibus ibus-mozc mozc-server ibus-gtk3 xdotool dbus-x11 openbox x11-xkb-utils'
const rounds = Number(process.env.ENTAKU_IME_ROUNDS ?? 5)
/** the keys of 観光, a preedit of one letter more with each of the first six */
const keys = ['k', 'a', 'n', 'k', 'o', 'u', 'space', 'Return']
const port = 9_300 + (process.pid % 500)
const display = `:${60 + (process.pid % 200)}`

const needed = ['Xvfb', 'ibus-daemon', 'xdotool', 'openbox', 'setxkbmap', 'dbus-daemon'].map(
  (name) => `/usr/bin/${name}`,
)
const missing = [...needed, '/usr/lib/mozc/mozc_server', '/usr/bin/chromium'].filter(
  (path) => !existsSync(path),
)
if (missing.length > 0 || process.getuid?.() !== 0) {
  console.log(
    `SKIPPED ime:mozc: ${missing.length > 0 ? `not here: ${missing.join(' ')}` : 'it starts a browser as nobody, for which it has to be root'}`,
  )
  console.log(`To run it: apt-get install ${packages} chromium`)
  process.exit(skippedCode)
}

const home = mkdtempSync(join(tmpdir(), 'entaku-mozc-'))
const started: ChildProcess[] = []
const environment: Record<string, string> = {
  HOME: home,
  PATH: '/usr/bin:/bin',
  DISPLAY: display,
  XDG_RUNTIME_DIR: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  LANG: 'C.UTF-8',
  GTK_IM_MODULE: 'ibus',
  XMODIFIERS: '@im=ibus',
}
const nobody = 65_534
/** A bus that starts nothing by itself: what it started nobody would end. */
const busConfig = `<busconfig><type>session</type><listen>unix:tmpdir=${home}</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy></busconfig>`

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, {
    env: environment,
    uid: nobody,
    gid: nobody,
    cwd: home,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.push(child)
  return child
}
const run = (command: string, args: readonly string[]) =>
  execFileSync(command, args, {
    env: environment,
    uid: nobody,
    gid: nobody,
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 10_000,
  })

async function succeeds(what: string, attempt: () => unknown): Promise<void> {
  const isDone = async () => {
    try {
      await attempt()
      return true
    } catch {
      return false
    }
  }
  if (!(await becomes(isDone, 30_000))) throw new Error(`${what} did not start`)
}

/** The command that chooses may complain and still have chosen. */
function chooseMozc() {
  try {
    run('/usr/bin/ibus', ['engine', 'mozc-jp'])
  } catch {
    if (!run('/usr/bin/ibus', ['engine']).includes('mozc-jp')) throw new Error('not yet')
  }
}

/** Display, window manager, ibus with Mozc, and a browser with a window. */
async function openDesk(): Promise<void> {
  mkdirSync(join(home, '.config/mozc'), { recursive: true })
  // Hiragana from the first key on, as an office's machine is set up.
  writeFileSync(
    join(home, '.config/mozc/ibus_config.textproto'),
    'engines { name: "mozc-jp" longname: "Mozc" layout: "default" layout_variant: "" layout_option: "" rank: 80 }\nactive_on_launch: True\n',
  )
  writeFileSync(join(home, 'bus.conf'), busConfig)
  execFileSync('chown', ['-R', `${nobody}:${nobody}`, home])
  chmodSync(home, 0o700)
  start('/usr/bin/Xvfb', [display, '-screen', '0', '1366x768x24', '-nolisten', 'tcp'])
  await succeeds('the display', () => run('/usr/bin/setxkbmap', ['-query']))
  const bus = start('/usr/bin/dbus-daemon', [
    `--config-file=${join(home, 'bus.conf')}`,
    '--nofork',
    '--print-address',
  ])
  environment.DBUS_SESSION_BUS_ADDRESS = await new Promise((resolve) =>
    bus.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim())),
  )
  start('/usr/bin/openbox', [])
  start('/usr/bin/ibus-daemon', ['--xim', '--panel=disable', '--config=disable'])
  await succeeds('Mozc', chooseMozc)
  run('/usr/bin/setxkbmap', ['jp'])
  start('/usr/bin/chromium', [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--password-store=basic',
    '--ozone-platform=x11',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${join(home, 'chromium')}`,
    '--window-size=1366,768',
    'about:blank',
  ])
  await succeeds('the browser', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`)
    if (!answer.ok) throw new Error('not yet')
  })
}

async function closeDesk(): Promise<void> {
  for (const child of started.reverse()) await end(child, 'SIGKILL')
  endOrphans()
  rmSync(home, { recursive: true, force: true })
}

/** Mozc's server leaves its parents: it is known by the home it was given. */
function endOrphans() {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (environmentOf(pid).includes(`HOME=${home}\0`)) process.kill(Number(pid), 'SIGKILL')
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}

/** One word by real keys while the other disturbs; answers what went wrong. */
async function trial(pair: Pair, { name, prepare, act, when, isSilent, expected }: Disturbance) {
  const { one, other } = pair
  await one.begins(...paragraphs)
  await table.agree(pair)
  await prepare(other)
  await one.caret(1, caretAt)
  for (const [step, key] of keys.entries()) {
    run('/usr/bin/xdotool', ['key', '--clearmodifiers', key])
    // Mozc answers in its own time; the last key commits and is waited for below.
    await one.page.waitForTimeout(60)
    const isNow = step < spelling.length && (when === 'always' || step === 2)
    if (isNow) await act(other, step)
    if (isNow && !isSilent) await table.agree(pair)
  }
  const hasWord = await becomes(async () => (await other.xml()).includes('観光'), 5_000)
  await table.agree(pair)
  const blocks = await one.blocks()
  const isRight = expected.every((block, index) =>
    typeof block === 'string' ? blocks[index] === block : block.test(blocks[index] ?? ''),
  )
  const text = blocks.join('')
  return {
    name,
    isInterrupted: (await one.compositions()) !== 1,
    isWrong: !hasWord || !isRight || strayLetters.test(text),
    text: blocks.join('｜'),
  }
}

// The other composes by the protocol in one of the disturbances, which has no place beside real keys.
const chosen = disturbances.filter(({ name }) => !name.startsWith('composes'))
let table: Awaited<ReturnType<typeof layImeTable>>
try {
  await openDesk()
  table = await layImeTable()
  const desk = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const pair = await table.sit('on', undefined, desk)
  await pair.one.page.bringToFront()
  const results: Awaited<ReturnType<typeof trial>>[] = []
  for (let round = 0; round < rounds; round++)
    for (const disturbance of chosen) {
      const result = await trial(pair, disturbance)
      results.push(result)
      if (result.isInterrupted || result.isWrong) console.log(`not right: ${result.name}: ${result.text}`)
    }
  const interrupted = results.filter(({ isInterrupted }) => isInterrupted).length
  const wrong = results.filter(({ isWrong }) => isWrong).length
  console.log(
    `Mozc: ${interrupted} interrupted, ${wrong} wrong of ${results.length} words (${chosen.length} disturbances × ${rounds})`,
  )
  process.exitCode = interrupted + wrong === 0 ? 0 : 1
  await desk.close()
  await table.close()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await closeDesk()
}
