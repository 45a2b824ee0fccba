import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { consentText, outlookSentence } from '../text/consent'
import { DefinitionList } from '../ui/DefinitionList'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { Consent } from './consent'

/** When it can be agreed at the earliest and who decides that; and back from the day it shall be. */
export function Outlook(props: { consent: Consent }) {
  const critical = () =>
    props.consent.rows.flatMap(({ id, name }) => (props.consent.forecast.critical.includes(id) ? [name] : []))
  const sentence = () => outlookSentence(props.consent.forecast.outlook, critical(), props.consent.asOf)
  const tone = () => {
    const { outlook } = props.consent.forecast
    if (outlook.kind === 'day') return outlook.isDone ? 'success' : 'info'
    return 'warning'
  }
  return (
    <section class="section" aria-label={consentText.earliest}>
      {/* What was given up will not be agreed on any day. */}
      <Show when={props.consent.end !== 'given_up'}>
        <NoticeBanner tone={tone()}>
          <p>
            <strong>{sentence()}</strong>
            <span class="quiet small">（{consentText.asOf(wareki(props.consent.asOf))}）</span>
          </p>
        </NoticeBanner>
      </Show>
      <Show when={props.consent.forecast.outlook.kind === 'no_session' && props.consent.can.manage}>
        <p class="no-print">
          <A href={`/forums/${props.consent.forumId}/settings`}>{consentText.registerSessions}</A>
        </p>
      </Show>
      <DefinitionList
        items={[
          { term: consentText.readyOn, description: wareki(props.consent.readyOn) },
          { term: consentText.leadTime, description: consentText.days(props.consent.leadDays) },
          ...(props.consent.prefectureDays > 0
            ? [
                {
                  term: consentText.prefectureTime,
                  description: consentText.days(props.consent.prefectureDays),
                },
              ]
            : []),
          ...(props.consent.targetOn === null
            ? []
            : [
                { term: consentText.targetOn, description: wareki(props.consent.targetOn) },
                { term: consentText.backward, description: <Backward consent={props.consent} /> },
              ]),
        ]}
      />
    </section>
  )
}

function Backward(props: { consent: Consent }) {
  const isTooLate = () => {
    const readyBy = props.consent.backward?.readyOn
    return readyBy != null && props.consent.readyOn > readyBy && !props.consent.isAgreed
  }
  return (
    <Show when={props.consent.backward}>
      {(back) => (
        <>
          {consentText.agreedBy(wareki(back().agreedOn))}
          <Show when={back().readyOn} fallback={consentText.readyByUnknown}>
            {(day) => <strong>{consentText.readyBy(wareki(day()))}</strong>}
          </Show>
          <Show when={isTooLate()}>{consentText.tooLate}</Show>
        </>
      )}
    </Show>
  )
}
