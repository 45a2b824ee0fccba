import { expect } from 'vitest'
import type { Story } from './story'
import { forumId, type Seated } from './world'

/** 北信地域定住自立圏 as the acceptance stories begin it: its six 市町村, their seats by CSV, and the people who were invited to them. */

export const municipalities = {
  nakano: { code: '202118', name: '中野市' },
  iiyama: { code: '202134', name: '飯山市' },
  yamanouchi: { code: '205613', name: '山ノ内町' },
  kijimadaira: { code: '205621', name: '木島平村' },
  nozawa: { code: '205630', name: '野沢温泉村' },
  sakae: { code: '206024', name: '栄村' },
} as const
export type Name = keyof typeof municipalities
export type Who = Name | 'office' | 'prefecture'
export const names = Object.keys(municipalities) as Name[]
export const codeOf = (name: Name) => municipalities[name].code

/** A formal act, pressed once. */
export const act = (fields: object = {}) => ({ ...fields, idempotencyKey: crypto.randomUUID() })

export async function does(
  who: Seated,
  method: string,
  path: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  const answer = await who.asks(path, { method, body })
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body as Record<string, unknown>
}
// What a route answers is pinned by that subject's own tests.
export const reads = async <T>(who: Seated, path: string) => (await who.asks(path)).body as T

/** The register as the secretariat's Excel writes it, in base64; `wrong` spoils the code of one row. */
export function registerCsv({ wrong }: { wrong?: Name } = {}): string {
  const rows = names.map((name) => [
    name === wrong ? '206025' : codeOf(name),
    municipalities[name].name,
    '企画担当課長',
    '',
  ])
  const lines = [
    ['団体コード', '団体名', '職', '事務局'],
    ...rows,
    [codeOf('iiyama'), '飯山市', '企画財政課 主査', '○'],
  ]
  return Buffer.from(`\uFEFF${lines.map((row) => row.join(',')).join('\r\n')}`).toString('base64')
}

export async function importRegister(admin: Seated, content: string): Promise<Record<string, unknown>> {
  const preview = await does(admin, 'POST', `/api/forums/${forumId}/register/preview`, { content })
  return await does(
    admin,
    'POST',
    `/api/forums/${forumId}/register`,
    act({ content, sha256: preview.sha256 }),
  )
}

/** Everybody by their invitation: six 企画担当課長, the secretariat at 飯山市, and 県. */
export async function inviteEverybody(story: Story, admin: Seated) {
  const people = new Map<Who, Seated>()
  const seats = await reads<{ seatId: string; organisationId: string; seatTitle: string }[]>(
    admin,
    '/api/accounts/seats',
  )
  const seatOf = (title: string, organisationId: string) =>
    seats.find((each) => each.seatTitle === title && each.organisationId === organisationId)?.seatId ?? ''
  const invite = async (key: Who, seatId: string) => {
    const { path } = await does(admin, 'POST', '/api/accounts/invitations', act({ seatId }))
    people.set(key, await story.invited(String(path), key, `${key}@example.lg.jp`))
  }
  for (const name of names) await invite(name, seatOf('企画担当課長', codeOf(name)))
  await invite('office', seatOf('企画財政課 主査', codeOf('iiyama')))
  const prefecture = await does(
    admin,
    'POST',
    '/api/accounts/seats',
    act({ organisationId: '200000', title: '企画振興部 市町村課', duty: 'prefecture' }),
  )
  await invite('prefecture', String(prefecture.seatId ?? prefecture.id))
  return {
    person(who: Who): Seated {
      const found = people.get(who)
      if (!found) throw new Error(`${who} has not come yet`)
      return found
    },
    /** Everybody signs in anew: the clock moved on and their sessions are over. */
    async comeBack() {
      for (const [name, seated] of people) await story.again(seated, name)
    },
  }
}
export type People = Awaited<ReturnType<typeof inviteEverybody>>
