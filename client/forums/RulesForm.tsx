import { createSignal, Show } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText } from '../text/forumSettings'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { CadenceFields, QuorumFields } from './CadenceFields'
import { CallsFields } from './CallsFields'
import { MinutesFields } from './MinutesFields'
import { PapersFields } from './PapersFields'
import { draftOf, rulesOf } from './rulesDraft'
import type { Settings } from './settings'

/** The rules as one form. It begins on one revision and keeps what is typed whatever others save meanwhile. */
export function RulesForm(props: { settings: Settings; onSaved: () => void }) {
  const [draft, set] = createStore(draftOf(props.settings.rules))
  const [revision, setRevision] = createSignal(props.settings.revision)
  const saving = createCommand(() =>
    call(
      api.forums[':id'].rules.$put({
        param: { id: props.settings.id },
        json: { revision: revision(), rules: rulesOf(draft) },
      }),
    ),
  )
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const saved = await saving.run()
    if (!saved) return
    setRevision(saved.revision)
    showToast(settingsText.rules.saved)
    props.onSaved()
  }
  const takeOver = () => {
    set(reconcile(draftOf(props.settings.rules)))
    setRevision(props.settings.revision)
    saving.reset()
  }
  const fields = { draft, set, fault: (path: string) => faultAt(saving.faults(), `rules.${path}`) }
  return (
    <form class="rules-form" onSubmit={(event) => void save(event)} novalidate>
      <Failure error={saving.error()} lead={saving.error()?.message} />
      <CadenceFields {...fields} />
      <QuorumFields {...fields} />
      <MinutesFields {...fields} seats={props.settings.seats} />
      <PapersFields {...fields} />
      <CallsFields {...fields} />
      <Show when={props.settings.revision > revision() && !saving.isBusy()}>
        <NoticeBanner
          tone="warning"
          title={settingsText.rules.movedTitle}
          actions={<Button onClick={takeOver}>{settingsText.rules.reload}</Button>}
        >
          <p>{settingsText.rules.movedBody}</p>
        </NoticeBanner>
      </Show>
      <div class="form-actions">
        <Button type="submit" variant="solid" busy={saving.isBusy()}>
          {settingsText.rules.save}
        </Button>
      </div>
    </form>
  )
}
