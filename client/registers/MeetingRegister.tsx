import { Show } from 'solid-js'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { registersText } from '../text/registers'
import { Loaded } from '../ui/Loaded'
import { ActionTable } from './ActionTable'
import { DecisionTable } from './DecisionTable'
import { EmptyRegister } from './EmptyRegister'
import './registers.css'

/** 決定・宿題 of one meeting that took place, with what became of them since. */
export function MeetingRegister(props: { forumId: string; meetingId: string }) {
  const register = createLive(
    () => [`meeting:${props.meetingId}`, 'desk'],
    () =>
      call(
        api.registers[':forumId'].$get({
          param: { forumId: props.forumId },
          query: { meeting: props.meetingId, sort: 'oldest' },
        }),
      ),
  )
  const membersOf = (forumId: string) => register()?.forums.find(({ id }) => id === forumId)?.members ?? []
  return (
    <Loaded from={register}>
      {(page) => (
        <div class="stack-loose register-table">
          <section class="section">
            <h2>{registersText.decisions}</h2>
            <Show when={page().decisions.length > 0} fallback={<EmptyRegister list="decisions" isNone />}>
              <DecisionTable
                rows={page().decisions}
                isForumShown={false}
                membersOf={membersOf}
                today={page().today}
              />
            </Show>
          </section>
          <section class="section">
            <h2>{registersText.actions}</h2>
            <Show when={page().actions.length > 0} fallback={<EmptyRegister list="actions" isNone />}>
              <ActionTable
                rows={page().actions}
                isForumShown={false}
                membersOf={membersOf}
                today={page().today}
              />
            </Show>
          </section>
        </div>
      )}
    </Loaded>
  )
}
