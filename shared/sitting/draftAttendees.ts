import { type Attendee, type AttendeeCategory, categoryOfRole } from '../meetings/attendee'
import type { MemberRole } from '../permission'
import { type Rsvp, type RsvpPerson, standingAnswer } from '../schedule/rsvp'

export type DraftAttendee = Omit<Attendee, 'id'>

interface Drafted {
  /** in 建制順 */
  members: readonly { id: string; role: MemberRole }[]
  rsvps: readonly Rsvp[]
  /** the seats that keep the body's papers, 企画財政課 of the city */
  secretariat: readonly { organisationId: string; title: string }[]
}

/**
 * 出席者名簿 before the meeting: whom the 出欠回答 name, and one line for every member that did not answer. Nobody is 出席 before somebody
 * saw them: who said they would come is 未確認, who said they would not is 欠席.
 */
export function draftAttendees({ members, rsvps, secretariat }: Drafted): DraftAttendee[] {
  const ofMembers = members.flatMap(({ id, role }) => ofMember(id, role, standingAnswer(rsvps, id)))
  const isListed = (seat: { organisationId: string; title: string }) =>
    ofMembers.some(
      ({ organisationId, title, division }) =>
        organisationId === seat.organisationId && [title, `${division}${title}`].includes(seat.title),
    )
  const ofSecretariat = secretariat
    .filter((seat) => !isListed(seat))
    .map(({ organisationId, title }) => ({ ...blank(organisationId, 'secretariat'), title }))
  return [...ofMembers, ...ofSecretariat]
}

function ofMember(id: string, role: MemberRole, rsvp: Rsvp | undefined): DraftAttendee[] {
  const category = categoryOfRole[role]
  if (!rsvp) return [blank(id, category)]
  const speaker = category === 'member' && rsvp.answer === 'proxy' ? 'proxy' : category
  const [first, ...others] = rsvp.people
  const told = {
    isOnline: rsvp.answer === 'online',
    status: rsvp.answer === 'absent' ? 'absent' : 'expected',
  } as const
  const withCompany: [RsvpPerson | undefined, AttendeeCategory][] = [
    [first, speaker],
    ...others.map((person): [RsvpPerson, AttendeeCategory] => [
      person,
      category === 'member' ? 'companion' : category,
    ]),
  ]
  return withCompany.map(([person, as]) => ({ ...blank(id, as), ...person, ...told }))
}

const blank = (organisationId: string, category: AttendeeCategory): DraftAttendee => ({
  organisationId,
  division: '',
  title: '',
  name: '',
  kana: '',
  category,
  proxyFor: '',
  isOnline: false,
  status: 'expected',
  arrivedAt: null,
  leftAt: null,
  note: '',
})
