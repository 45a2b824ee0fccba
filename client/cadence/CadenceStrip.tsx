import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { cadenceText } from '../text/cadence'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { CadenceFacts } from './CadenceFacts'
import { NextDraft } from './NextDraft'

const fetchCadence = (forumId: string) => call(api.cadence[':forumId'].$get({ param: { forumId } }))
type Strip = NonNullable<Awaited<ReturnType<typeof fetchCadence>>['strip']>

/** How the body stands by its promise, at the top of its page; for who may see it. */
export function CadenceStrip(props: { forumId: string }) {
  const page = createLive(
    () => `forum:${props.forumId}`,
    () => fetchCadence(props.forumId),
  )
  return (
    <Show when={page()?.strip}>
      {(strip) => <StripCard forumId={props.forumId} strip={strip()} asOf={page()?.asOf ?? ''} />}
    </Show>
  )
}

function StripCard(props: { forumId: string; strip: Strip; asOf: string }) {
  const [asked, setAsked] = createSignal<boolean>()
  const isOpen = () => asked() ?? props.strip.draft?.isDue ?? false
  return (
    <Card as="section" label={cadenceText.title}>
      <div class="spread">
        <h2 class="cadence-title">{cadenceText.title}</h2>
        <span class="quiet small">{cadenceText.asOf(wareki(props.asOf))}</span>
      </div>
      <CadenceFacts cadence={props.strip} />
      <Show when={props.strip.draft}>
        {(draft) => (
          <>
            <Show when={props.strip.next} fallback={<p class="quiet">{cadenceText.noNext}</p>}>
              {(next) => (
                <p>
                  <A href={`/meetings/${next().id}`}>{cadenceText.next(next().name)}</A>{' '}
                  <span class="nowrap">{warekiDateTime(next().startsAt)}</span>
                </p>
              )}
            </Show>
            <div class="no-print">
              <Button small expanded={isOpen()} onClick={() => setAsked(!isOpen())}>
                {isOpen() ? cadenceText.hideDraft : cadenceText.showDraft}
              </Button>
            </div>
            <Show when={isOpen()}>
              <NextDraft forumId={props.forumId} canCreate={draft().canCreate} />
            </Show>
          </>
        )}
      </Show>
    </Card>
  )
}
