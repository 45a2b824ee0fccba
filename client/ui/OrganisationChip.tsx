import { Show } from 'solid-js'
import type { MemberRole } from '../../shared/permission'
import { roleLabel } from '../text/common'

/** An organisation (団体) by name, with its role in the body at hand when that matters. */
export function OrganisationChip(props: { name: string; memberRole?: MemberRole | null | undefined }) {
  return (
    <span class="organisation-chip" data-central={props.memberRole === 'central_city'}>
      {props.name}
      <Show when={props.memberRole}>
        {(role) => <span class="organisation-chip-role">{roleLabel[role()]}</span>}
      </Show>
    </span>
  )
}
