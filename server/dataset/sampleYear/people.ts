import type { Duty } from '../../../shared/permission'
import { unusableHash } from '../../accounts/password'
import { newId } from '../../id'
import type { Tx } from '../../store/Store'

/** The body that the sample year brings to life. */
export const sampleForumId = 'teiju-hokushin'

interface SampleSeat {
  organisationId: string
  title: string
  duty: Duty
  isSecretariat?: true
}

/** People appear by their seat (職) alone. The two central cities share the secretariat, as 複眼型中心市 do. */
export const sampleSeats = {
  nakano: { organisationId: '202118', title: '企画担当課長', duty: 'member' },
  nakanoOffice: {
    organisationId: '202118',
    title: '企画担当係長（定住自立圏事務局）',
    duty: 'member',
    isSecretariat: true,
  },
  iiyama: { organisationId: '202134', title: '企画財政課長', duty: 'member' },
  iiyamaOffice: {
    organisationId: '202134',
    title: '企画財政課 企画調整係長（定住自立圏事務局）',
    duty: 'member',
    isSecretariat: true,
  },
  yamanouchi: { organisationId: '205613', title: '企画担当係長', duty: 'member' },
  kijimadaira: { organisationId: '205621', title: '企画担当係長', duty: 'member' },
  nozawa: { organisationId: '205630', title: '企画担当係長', duty: 'member' },
  sakae: { organisationId: '206024', title: '企画担当係長', duty: 'member' },
  shichoson: { organisationId: '200000', title: '企画振興部 市町村課 担当係長', duty: 'prefecture' },
  chiiki: { organisationId: '200000', title: '北信地域振興局 企画振興課 担当係長', duty: 'prefecture' },
} as const satisfies Record<string, SampleSeat>

export type SampleName = keyof typeof sampleSeats

export interface SamplePerson {
  personId: string
  seatId: string
  organisationId: string
}
export type Cast = Record<SampleName, SamplePerson>

/** One person for each seat; nobody can sign in as them by password, only enter from the sample's own page. */
export async function insertPeople(tx: Tx, { at, fromOn }: { at: number; fromOn: string }): Promise<Cast> {
  const cast: Partial<Cast> = {}
  // Object.entries forgets that the keys are the names.
  for (const [name, seat] of Object.entries(sampleSeats))
    cast[name as SampleName] = await insertPerson(tx, name, seat, { at, fromOn })
  // Every name of the list was just given its person.
  return cast as Cast
}

async function insertPerson(
  tx: Tx,
  name: string,
  { organisationId, title, duty, isSecretariat }: SampleSeat,
  { at, fromOn }: { at: number; fromOn: string },
): Promise<SamplePerson> {
  const person: SamplePerson = { personId: newId(), seatId: newId(), organisationId }
  const { personId, seatId } = person
  await tx
    .insertInto('person')
    .values({
      id: personId,
      login_id: `sample-${name.toLowerCase()}-${personId.slice(0, 6).toLowerCase()}`,
      email: null,
      password_hash: unusableHash,
      created_at: at,
      disabled_at: null,
      is_sample: 1,
    })
    .execute()
  await tx
    .insertInto('seat')
    .values({ id: seatId, organisation_id: organisationId, title, duty, is_sample: 1 })
    .execute()
  await tx
    .insertInto('appointment')
    .values({ id: newId(), person_id: personId, seat_id: seatId, from_on: fromOn, to_on: null })
    .execute()
  if (isSecretariat)
    await tx.insertInto('secretariat').values({ forum_id: sampleForumId, seat_id: seatId }).execute()
  return person
}
