import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { dayOf, warekiDateTime } from '../../shared/calendar'
import { meetingModeLabel } from '../../shared/meetings/meeting'
import { KeptPageNotice } from '../collab/offline/KeptPageNotice'
import { type KeptPage, keptPage } from '../collab/offline/keptPage'
import { createLive, type Live } from '../data/live'
import { useMe } from '../data/session'
import { ConfirmMinutesDialog } from '../minutes/ConfirmMinutesDialog'
import { briefText } from '../text/brief'
import { meetingsText } from '../text/meetings'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { ChangeMeetingDialog } from './ChangeMeetingDialog'
import { MeetingStateBadge } from './MeetingStateBadge'
import { MeetingTabs, meetingTabNamed } from './MeetingTabs'
import { MeetingWaiting } from './MeetingWaiting'
import { fetchMeeting, type Meeting } from './meeting'
import './meeting.css'

/** One meeting: 次第, 議事録, 決定・宿題. */
export function MeetingPage() {
  const params = useParams<{ id: string }>()
  const me = useMe()
  const page: Live<KeptPage<Meeting>> = createLive(
    () => `meeting:${params.id}`,
    () =>
      keptPage(fetchMeeting(params.id), {
        me: me(),
        path: `/meetings/${params.id}`,
        isWritten: ({ can }) => can.editAgenda || can.editMinutes,
        isShown: () => page() !== undefined,
      }),
  )
  // A meeting that was shown and then taken away is not left standing; a broken connection leaves it.
  const isGone = () => page.error()?.code === 'not_found'
  return (
    <Show when={!isGone() && page()} keyed fallback={<MeetingWaiting error={page.error()} />}>
      {(meeting) => (
        <>
          <KeptPageNotice at={meeting.keptAt} refetch={page.refetch} />
          <LoadedMeeting meeting={meeting} />
        </>
      )}
    </Show>
  )
}

function LoadedMeeting(props: { meeting: Meeting }) {
  const [search, setSearch] = useSearchParams<{ tab?: string; view?: string }>()
  const [isChanging, setChanging] = createSignal(false)
  const [isConfirming, setConfirming] = createSignal(false)
  const tab = () => meetingTabNamed(search.tab)
  return (
    <div class="meeting-page">
      <PageHeader
        title={props.meeting.name}
        breadcrumbs={[{ label: props.meeting.forum.name, href: `/forums/${props.meeting.forum.id}` }]}
        badges={<Badges meeting={props.meeting} />}
        lead={<MeetingLead meeting={props.meeting} />}
        actions={
          <>
            <Show when={sits(props.meeting)}>
              <LinkButton href={`/meetings/${props.meeting.id}/sitting`}>
                {meetingsText.act.sitting}
              </LinkButton>
            </Show>
            <Show when={isComing(props.meeting)}>
              <LinkButton href={`/meetings/${props.meeting.id}/brief`}>{briefText.link}</LinkButton>
            </Show>
            <Show when={props.meeting.can.change}>
              <Button onClick={() => setChanging(true)}>{meetingsText.act.change}</Button>
            </Show>
            <Show when={props.meeting.can.confirm && props.meeting.state === 'held'}>
              <Button variant="solid" onClick={() => setConfirming(true)}>
                {meetingsText.act.confirm}
              </Button>
            </Show>
          </>
        }
      />
      <MeetingTabs
        meeting={props.meeting}
        tab={tab()}
        onTab={(value) => setSearch({ tab: value, view: null }, { replace: true })}
        isHistory={search.view === 'history'}
        onHistory={(isOpen) => setSearch({ view: isOpen ? 'history' : null })}
      />
      <ChangeMeetingDialog open={isChanging()} onClose={() => setChanging(false)} meeting={props.meeting} />
      <ConfirmMinutesDialog
        open={isConfirming()}
        meetingId={props.meeting.id}
        onClose={() => {
          setConfirming(false)
          if (props.meeting.versionId !== null) setSearch({ tab: 'minutes' }, { replace: true })
        }}
      />
    </div>
  )
}

/** From its day on, until its minutes are confirmed; 書面開催 has no sitting. */
const sits = ({ mode, state, startsAt, today }: Meeting): boolean =>
  mode !== 'written' &&
  (state === 'in_session' ||
    state === 'in_confirmation' ||
    (dayOf(startsAt) <= today && ['planned', 'notified', 'held'].includes(state)))

/** 一枚要約 is read before the meeting and in it. */
const isComing = ({ state }: Meeting): boolean => ['planned', 'notified', 'in_session'].includes(state)

function Badges(props: { meeting: Meeting }) {
  return (
    <>
      <MeetingStateBadge state={props.meeting.state} />
      <Badge>{meetingModeLabel[props.meeting.mode]}</Badge>
      <Show when={props.meeting.isSample}>
        <SampleBadge />
      </Show>
    </>
  )
}

function MeetingLead(props: { meeting: Meeting }) {
  const when = () => {
    const { state, mode, startsAt } = props.meeting
    if (state === 'postponed') return meetingsText.dateOpen
    return mode === 'written' ? meetingsText.writtenUntil(warekiDateTime(startsAt)) : warekiDateTime(startsAt)
  }
  const place = () => props.meeting.place || meetingsText.placeUnset
  return (
    <p>
      {when()}
      <Show when={props.meeting.mode !== 'written'}>
        {'　'}
        {place()}
      </Show>
    </p>
  )
}
