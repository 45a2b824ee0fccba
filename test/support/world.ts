import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { launchBrowser, type Misdeeds, openPage } from './browser'
import { startProduct } from './product'

/** The body of the sample year. */
export const forumId = 'teiju-hokushin'

/** Somebody at a browser of their own, in one seat. */
export interface Seated {
  page: Page
  context: BrowserContext
  misdeeds: Misdeeds
  /** Calls the API with the seat's session, as a page would. */
  asks(path: string, init?: { method: string; body: unknown }): Promise<{ status: number; body: unknown }>
  opens(path: string): Promise<void>
}

function afterFirstRun(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'entaku-'))
  cpSync(inject('firstRun') ?? '', dataDir, { recursive: true })
  return dataDir
}

interface SampleSeat {
  seatId: string
  organisationName: string
  seatTitle: string
}

/** The built server with the sample year, and browsers that enter its seats. */
export async function openWorld() {
  const product = await startProduct({}, afterFirstRun())
  const browser = await launchBrowser()
  const seated: Seated[] = []
  const world = {
    product,
    browser,
    /**
     * `url`: where this person's browser finds the server, when it is not the server itself (see cable.ts);
     * `own`: their browser, when they need a process of their own.
     */
    async as(organisation: string, title = '企画担当', url = product.url, own = browser): Promise<Seated> {
      const person = await enter(own, url, organisation, title)
      seated.push(person)
      return person
    },
    /** Nobody's page asked another host, broke the content policy or threw. */
    expectNoMisdeeds() {
      expect(seated.flatMap(({ misdeeds }) => misdeeds.all)).toEqual([])
    },
    async close() {
      await browser.close()
      await product.stop()
    },
  }
  return world
}
export type World = Awaited<ReturnType<typeof openWorld>>

async function enter(browser: Browser, url: string, organisation: string, title: string): Promise<Seated> {
  const { page, context, misdeeds } = await openPage(browser, url)
  await page.goto('/sample')
  const asks: Seated['asks'] = (path, init) => page.evaluate(askApi, { path, init })
  const { body } = await asks('/api/sample')
  // The answer of GET /api/sample, whose shape test/accounts pins.
  const seat = (body as SampleSeat[]).find(
    (each) => each.organisationName === organisation && each.seatTitle.includes(title),
  )
  if (!seat) throw new Error(`no sample seat of ${organisation} like ${title}`)
  const entered = await asks('/api/sample/enter', { method: 'POST', body: { seatId: seat.seatId } })
  expect(entered.status).toBe(200)
  const opens = async (path: string) => {
    await page.goto(path)
  }
  return { page, context, misdeeds, asks, opens }
}

/** Runs in the page. */
export async function askApi({
  path,
  init,
}: {
  path: string
  init: { method: string; body: unknown } | undefined
}): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(path, {
    method: init?.method ?? 'GET',
    headers: { 'Content-Type': 'application/json' },
    ...(init ? { body: JSON.stringify(init.body) } : {}),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('Content-Type')?.includes('json') ?? false
  return { status: answer.status, body: isJson ? JSON.parse(text) : text }
}

export interface SampleMeeting {
  id: string
  number: number
  versionId: string | null
  agendaId: string
  minutesId: string
}

/** The sample's meetings by what may be done with them: the next one, one whose minutes are a draft, and a confirmed one. */
export async function sampleMeetings(
  member: Seated,
): Promise<{ coming: SampleMeeting; draft: SampleMeeting; confirmed: SampleMeeting }> {
  const meetings = await allMeetings(member)
  const coming = meetings.at(-1)
  const draft = meetings.find(({ versionId }) => versionId === null)
  const confirmed = meetings.find(({ versionId }) => versionId !== null)
  if (!coming || !draft || !confirmed || draft === coming) throw new Error('the sample has one of each')
  return { coming, draft, confirmed }
}

async function allMeetings(member: Seated): Promise<SampleMeeting[]> {
  const list = await member.asks(`/api/meetings?forumId=${forumId}`)
  const { coming, past } = list.body as { coming: { id: string }[]; past: { id: string }[] }
  const pages = await Promise.all([...coming, ...past].map(({ id }) => member.asks(`/api/meetings/${id}`)))
  return pages
    .map(({ body }) => body as MeetingBody)
    .map(({ agenda, minutes, ...rest }) => ({
      ...rest,
      agendaId: agenda.documentId,
      minutesId: minutes.documentId,
    }))
    .toSorted((one, other) => one.number - other.number)
}

interface MeetingBody {
  id: string
  number: number
  versionId: string | null
  agenda: { documentId: string }
  minutes: { documentId: string }
}
