import Copy from 'lucide-solid/icons/copy'
import { createSignal, Show } from 'solid-js'
import type { InvitationLink } from '../../shared/accounts/register'
import { warekiDateTime } from '../../shared/calendar'
import { accountsText, adminText } from '../text/accounts'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { FormField } from '../ui/FormField'
import { NoticeBanner } from '../ui/NoticeBanner'

/** Shows an invitation link the one time it exists. */
export function LinkDialog(props: { lead: string; link: InvitationLink; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={adminText.linkTitle}
      footer={<Button onClick={() => props.onClose()}>{commonText.close}</Button>}
    >
      <Show
        when={props.link.path}
        fallback={
          <NoticeBanner tone="warning">
            <p>{adminText.linkLost}</p>
          </NoticeBanner>
        }
      >
        {(path) => (
          <div class="stack">
            <p>{props.lead}</p>
            <CopyField value={`${location.origin}${path()}`} />
            <p>{accountsText.inviteUntil(warekiDateTime(props.link.expiresAt))}</p>
            <NoticeBanner tone="warning" live="off">
              <p>{adminText.linkOnce}</p>
            </NoticeBanner>
          </div>
        )}
      </Show>
    </Dialog>
  )
}

/** The clipboard is closed to plain HTTP and to some managed browsers: then the selected text is copied by hand. */
function CopyField(props: { value: string }) {
  const [told, setTold] = createSignal('')
  let field: HTMLInputElement | undefined
  const copy = async () => {
    field?.select()
    try {
      await navigator.clipboard.writeText(props.value)
      setTold(adminText.copied)
    } catch {
      setTold(adminText.copyByHand)
    }
  }
  return (
    <div class="stack-tight">
      <FormField label={adminText.link} unmarked>
        {(control) => (
          <input
            {...control()}
            class="input invitation-link"
            ref={(element) => {
              field = element
            }}
            value={props.value}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </FormField>
      <div class="cluster">
        <Button variant="solid" icon={Copy} onClick={() => void copy()}>
          {adminText.copy}
        </Button>
        <span role="status">{told()}</span>
      </div>
    </div>
  )
}
