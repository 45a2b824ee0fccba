import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { topicLabel } from '../../shared/forums/topic'
import { shortened } from '../../shared/letters'
import { type NeedState, needScopeLabel, needStateLabel } from '../../shared/needs/need'
import { proposalStateLabel } from '../../shared/proposals/state'
import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { OrganisationChip } from '../ui/OrganisationChip'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { showToast } from '../ui/Toast'
import type { Tone } from '../ui/tone'
import { Unbroken } from '../ui/Unbroken'
import { NeedActs } from './NeedActs'
import { confirmNeed, type Need, type Writers } from './needs'

const tone: Record<NeedState, Tone> = {
  open: 'warning',
  taken_over: 'info',
  solved: 'success',
  withdrawn: 'neutral',
}

/** One 困りごと: whose, what, until when, who has the same, who writes the proposal, and what the reader may do. */
export function NeedCard(props: {
  need: Need
  /** its own page names it in the heading and leads nowhere */
  isPage?: boolean | undefined
  forumName?: string | undefined
  /** on its own page, where there is room for what only the secretariat does */
  writers?: Writers | undefined
  onChange: () => void
  onDone: () => void
  children?: JSX.Element | undefined
}) {
  const need = () => props.need
  return (
    <Card as={props.isPage ? 'section' : 'li'} label={need().ownerName}>
      <div class="stack-tight need-card" data-need={need().id}>
        <div class="cluster">
          <OrganisationChip name={need().ownerName} />
          <Show when={need().topic}>{(topic) => <Badge>{topicLabel(topic())}</Badge>}</Show>
          <StatusBadge label={needStateLabel[need().state]} tone={tone[need().state]} />
          <Show when={need().scope !== 'region'}>
            <Badge tone="info">{needScopeLabel[need().scope]}</Badge>
          </Show>
          <Show when={need().isSample}>
            <SampleBadge />
          </Show>
        </div>
        <p class="need-text pre-line">
          <Show when={!props.isPage} fallback={need().text}>
            <A href={`/needs/${need().id}`}>{need().text}</A>
          </Show>
        </p>
        <p class="quiet small need-facts">
          <Show when={props.forumName}>{(name) => <span>{name()}</span>}</Show>
          <span>
            {need().untilOn === null ? needsText.noUntil : needsText.until_(wareki(need().untilOn ?? ''))}
          </span>
          <span>{needsText.writtenOn(wareki(dayOf(need().at)))}</span>
          <Show when={need().changedAt}>
            {(at) => <span>{needsText.changedOn(wareki(dayOf(at())))}</span>}
          </Show>
          <Show when={need().renewedAt}>
            {(at) => <span>{needsText.renewedOn(wareki(dayOf(at())))}</span>}
          </Show>
        </p>
        <Show when={need().stateNote}>
          <p class="small">{needsText.settled(needStateLabel[need().state], need().stateNote)}</p>
        </Show>
        <Mark need={need()} onDone={props.onDone} />
        <Echoes need={need()} />
        <Takeover need={need()} />
        <Proposals need={need()} />
        {props.children}
        <NeedActs need={need()} writers={props.writers} onChange={props.onChange} onDone={props.onDone} />
      </div>
    </Card>
  )
}

function Mark(props: { need: Need; onDone: () => void }) {
  const confirming = createCommand((key) => confirmNeed(props.need.id, key))
  const confirm = async () => {
    if (!(await confirming.run())) return
    showToast(needsText.confirmEntry)
    props.onDone()
  }
  return (
    <>
      <EntryMark
        entry={props.need.entry}
        busy={confirming.isBusy()}
        {...(props.need.may.confirm ? { onConfirm: () => void confirm() } : {})}
      />
      <Failure error={confirming.error()} />
    </>
  )
}

/** うちも: a number that opens the names, for those inside the body. */
function Echoes(props: { need: Need }) {
  const names = () =>
    (props.need.echo.names ?? []).map((name) =>
      props.need.echo.unconfirmed?.includes(name) ? needsText.echoTyped(name) : name,
    )
  return (
    <Show when={props.need.echo.count > 0}>
      <Show
        when={names().length > 0}
        fallback={<p class="small">{needsText.echoCount(props.need.echo.count)}</p>}
      >
        <details>
          <summary>{needsText.echoCount(props.need.echo.count)}</summary>
          <p>{needsText.echoNames(names())}</p>
        </details>
      </Show>
    </Show>
  )
}

function Takeover(props: { need: Need }) {
  return (
    <Show when={props.need.takeover}>
      {(takeover) => (
        <p class="small">
          {needsText.writing(takeover().writerName, takeover().isOwner)}
          {'　'}
          <Show when={takeover().proposal} fallback={proposalStateLabel[takeover().state]}>
            {(proposal) => (
              <A href={`/proposals/${proposal().id}`}>
                {needsText.proposal(
                  proposal().number,
                  shortened(proposal().title, 40),
                  proposalStateLabel[takeover().state],
                )}
              </A>
            )}
          </Show>
        </p>
      )}
    </Show>
  )
}

/** What rests on this need without its having been taken over: a proposal may name it as its きっかけ. */
function Proposals(props: { need: Need }) {
  return (
    <Show when={props.need.proposals.length > 0}>
      <div class="small">
        <p>{needsText.outOfIt}</p>
        <ul class="list-plain">
          <For each={props.need.proposals}>
            {({ id, number, title, state }) => (
              <li>
                <A href={`/proposals/${id}`}>
                  <Unbroken
                    text={needsText.proposal(number, shortened(title, 40), proposalStateLabel[state])}
                  />
                </A>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
