import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { firstRunInvite } from '../../server/accounts/firstRun'
import { readConfig } from '../../server/config'
import { firstRun } from '../../server/firstRun'
import { startServer } from '../../server/server'
import { launchBrowser, openPage } from './browser'
import { askApi, type Seated } from './world'

const password = 'あさひの里の水 2026'

/**
 * A year in one body: the whole product in this process with the report's facts and no sample, a clock that the test moves, and
 * people who were invited to their seats. A session is short, so that whoever acts after the clock moved signs in again.
 */
export async function openStory(at: string, environment: Record<string, string> = {}) {
  const clock = movableClock(at)
  const dataDir = mkdtempSync(join(tmpdir(), 'entaku-story-'))
  const config = readConfig({
    PORT: '0',
    ENTAKU_DATA_DIR: dataDir,
    ENTAKU_SAMPLE: 'no',
    ...environment,
  })
  const faults: unknown[] = []
  const server = await startServer({
    config,
    clientDir: 'dist/client',
    now: clock.now,
    report: (error) => faults.push(error),
    prepare: (context) => firstRun(context, config),
  })
  const browser = await launchBrowser()
  const seated: Seated[] = []
  const enter = async (url = server.url) => {
    const person = await openSeat(browser, url)
    seated.push(person)
    return person
  }
  return {
    url: server.url,
    context: server.context,
    browser,
    /** Moves the clock to a moment in Japan, 2026-09-18T13:30. */
    at: (moment: string) => clock.set(`${moment}:00+09:00`),
    /** Whoever set the server up, by the link it prints. */
    async administrator(): Promise<Seated> {
      const path = await firstRunInvite(server.context)
      const person = await enter()
      await accept(person, path ?? '', 'kanri')
      return person
    },
    /** Somebody new by their invitation. */
    async invited(path: string, loginId: string, email = ''): Promise<Seated> {
      const person = await enter()
      await accept(person, path, loginId, email)
      return person
    },
    /** Somebody who has an account, at another browser; `url`: where that browser finds the server (see cable.ts). */
    async signedIn(loginId: string, url = server.url): Promise<Seated> {
      const person = await enter(url)
      await signIn(person, loginId)
      return person
    },
    /** Signs in again in the browser they have: the clock moved on and their session is over. */
    again: signIn,
    /** Nobody's page asked another host, broke the content policy or threw, and nothing failed on the server. */
    expectNoMisdeeds() {
      expect(seated.flatMap(({ misdeeds }) => misdeeds.all)).toEqual([])
      expect(faults).toEqual([])
    },
    async close() {
      await browser.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
export type Story = Awaited<ReturnType<typeof openStory>>

/** Runs like any clock, from whatever moment it was last set to. */
function movableClock(at: string) {
  let ahead = 0
  const set = (moment: string) => {
    ahead = Date.parse(moment) - Date.now()
  }
  set(at)
  return { now: () => Date.now() + ahead, set }
}

async function openSeat(browser: Browser, url: string): Promise<Seated> {
  const { page, context, misdeeds } = await openPage(browser, url)
  // Any page of the origin will do to ask from, and this one is light.
  await page.goto('/healthz')
  const opens = async (path: string) => {
    await page.goto(path)
  }
  return { page, context, misdeeds, opens, asks: (path, init) => page.evaluate(askApi, { path, init }) }
}

async function signIn(person: Seated, loginId: string): Promise<void> {
  const { status } = await person.asks('/api/session', { method: 'POST', body: { login: loginId, password } })
  expect(status).toBe(200)
}

async function accept(person: Seated, path: string, loginId: string, email = ''): Promise<void> {
  const token = path.split('/').at(-1) ?? ''
  const body = { as: 'new', loginId, email, password }
  const { status } = await person.asks(`/api/invitations/${token}`, { method: 'POST', body })
  expect(status).toBe(200)
}
