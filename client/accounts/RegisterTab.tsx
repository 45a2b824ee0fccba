import { createResource, createSignal, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { RegisterImport } from '../forums/RegisterImport'
import { settingsText } from '../text/forumSettings'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'

const text = settingsText.register

/** The list of members and seats of one body, for the administrator, who belongs to none. */
export function RegisterTab() {
  const loading = createCommand(() => call(api.accounts.forums.$get()))
  const [forums] = createResource(() => loading.run())
  const [forumId, setForumId] = createSignal('')
  const [imported, setImported] = createSignal(false)
  return (
    <div class="stack">
      <Failure error={loading.error()} />
      <Select
        label={text.forum}
        hint={text.forumHint}
        value={forumId()}
        onChange={(id) => {
          setForumId(id)
          setImported(false)
        }}
        options={(forums.latest ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        unmarked
      />
      <Show when={imported()}>
        <p>{text.next}</p>
      </Show>
      <Show when={forumId()} keyed>
        {(id) => <RegisterImport forumId={id} maySeat onImported={() => setImported(true)} />}
      </Show>
    </div>
  )
}
