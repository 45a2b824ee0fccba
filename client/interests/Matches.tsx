import { useNavigate } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { useMe } from '../data/session'
import { interestsText } from '../text/interests'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { OrganisationChip } from '../ui/OrganisationChip'
import { showToast } from '../ui/Toast'
import { draftTogether, type InterestMatch, type Interests, seeMatch } from './interests'
import { LeaveMatch } from './LeaveMatch'

/** What met: each with all who are in it, in 建制順, and its next step. */
export function Matches(props: { interests: Interests; onChanged: () => void }) {
  return (
    <section class="section">
      <h2>{interestsText.matches}</h2>
      <div class="grid-cards">
        <For each={props.interests.matches} fallback={<p class="quiet">{interestsText.matchesNone}</p>}>
          {(match) => (
            <MatchCard match={match} forumId={props.interests.forumId} onChanged={() => props.onChanged()} />
          )}
        </For>
      </div>
    </section>
  )
}

interface MatchProps {
  match: InterestMatch
  forumId: string
  onChanged: () => void
}

function MatchCard(props: MatchProps) {
  const [isLeaving, setLeaving] = createSignal(false)
  const me = useMe()
  const isOwn = (id: string) => id === me().actor.organisationId
  return (
    <Card as="article">
      <h3>{props.match.topic}</h3>
      <ul class="list-plain cluster">
        <For each={props.match.members}>
          {({ id, name, hasLeft }) => (
            <li>
              <OrganisationChip name={name} />
              <Show when={isOwn(id)}>
                <span class="quiet small"> {interestsText.withYou}</span>
              </Show>
              <Show when={hasLeft}>
                <span class="quiet small"> {interestsText.hasLeft}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <NextStep {...props} />
      <div>
        <Button small variant="text" onClick={() => setLeaving(true)}>
          {interestsText.leave}
          <span class="visually-hidden">{interestsText.leaveOf(props.match.topic)}</span>
        </Button>
      </div>
      <Show when={isLeaving()}>
        <LeaveMatch
          forumId={props.forumId}
          change={{ tick: [], untick: [props.match.topicId] }}
          onClose={() => setLeaving(false)}
          onDone={() => {
            setLeaving(false)
            props.onChanged()
          }}
        />
      </Show>
    </Card>
  )
}

function NextStep(props: MatchProps) {
  const navigate = useNavigate()
  const drafting = createCommand((key) => draftTogether(props.match.id, key))
  const seeing = createCommand(() => seeMatch(props.match.id))
  const draft = async () => {
    const made = await drafting.run()
    if (!made) return
    showToast(interestsText.drafted)
    navigate(`/proposals/${made.id}`)
  }
  const see = async () => {
    if (!(await seeing.run())) return
    showToast(interestsText.seen(props.match.topic))
    props.onChanged()
  }
  const here = () => props.match.members.filter(({ hasLeft }) => !hasLeft)
  const readable = () => (typeof props.match.draft === 'object' ? props.match.draft : null)
  return (
    <>
      <Switch
        fallback={
          <Show when={here().length >= 2} fallback={<p class="small">{interestsText.alone}</p>}>
            <p class="small">{interestsText.draftTogetherHint(here().map(({ name }) => name))}</p>
            <Failure error={drafting.error()} />
            <div>
              <Button variant="solid" busy={drafting.isBusy()} onClick={() => void draft()}>
                {interestsText.draftTogether}
              </Button>
            </div>
          </Show>
        }
      >
        <Match when={readable()}>
          {(found) => (
            <>
              <div>
                <LinkButton href={`/proposals/${found().id}`}>
                  {interestsText.openDraft(found().title)}
                </LinkButton>
              </div>
              <p class="small">{interestsText.addToDraft}</p>
            </>
          )}
        </Match>
        <Match when={props.match.draft === 'unreadable'}>
          <p>{interestsText.draftElsewhere}</p>
        </Match>
      </Switch>
      <Show when={!props.match.isSeen}>
        <Failure error={seeing.error()} />
        <div>
          <Button small busy={seeing.isBusy()} onClick={() => void see()}>
            {interestsText.see}
            <span class="visually-hidden">{interestsText.leaveOf(props.match.topic)}</span>
          </Button>
        </div>
      </Show>
    </>
  )
}
