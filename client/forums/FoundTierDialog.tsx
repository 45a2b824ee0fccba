import { createSignal } from 'solid-js'
import { foundableTiers, tierLabel } from '../../shared/forums/tier'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { settingsText, tierHint } from '../text/forumSettings'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Settings } from './settings'

const text = settingsText.tiers
type Kind = (typeof foundableTiers)[number]

/** Founds a 首長会議, 幹事会 or 部会; it begins with everybody who is in the body. */
export function FoundTierDialog(props: { settings: Settings; onClose: () => void; onDone: () => void }) {
  const present = () => props.settings.members.filter(({ isPresent }) => isPresent)
  const everybody = () => present().map(({ id }) => id)
  const [tier, setTier] = createSignal<Kind | ''>('')
  const [name, setName] = createSignal('')
  const [organisationIds, setOrganisationIds] = createSignal(everybody())
  const [secretariat, setSecretariat] = createSignal<string[]>([])
  const [startsOn, setStartsOn] = createSignal(props.settings.today)
  const founding = createCommand((idempotencyKey, kind: Kind) =>
    call(
      api.forums[':id'].tiers.$post({
        param: { id: props.settings.id },
        json: {
          name: name(),
          tier: kind,
          organisationIds: organisationIds(),
          secretariat: secretariat(),
          startsOn: startsOn(),
          idempotencyKey,
        },
      }),
    ),
  )
  const found = async () => {
    // Nothing chosen goes as it is, and the server names the field.
    if (!(await founding.run(tier() as Kind))) return
    showToast(text.created(name()))
    props.onDone()
  }
  return (
    <FormDialog
      wide
      onClose={props.onClose}
      title={text.foundTitle}
      submitLabel={text.create}
      onSubmit={() => void found()}
      busy={founding.isBusy()}
    >
      <Failure error={founding.error()} />
      <RadioGroup
        label={text.kind}
        name="tier"
        value={tier()}
        onChange={setTier}
        choices={foundableTiers.map((value) => ({
          value,
          label: tierLabel[value],
          hint: tierHint[value],
        }))}
        error={faultAt(founding.faults(), 'tier')}
        required
      />
      <TextField
        label={text.name}
        name="name"
        hint={text.nameHint}
        value={name()}
        onInput={setName}
        maxLength={60}
        error={faultAt(founding.faults(), 'name')}
        required
      />
      <div class="stack-tight">
        <CheckboxGroup
          label={text.members}
          name="organisationIds"
          choices={present().map((member) => ({ value: member.id, label: member.name }))}
          values={organisationIds()}
          onChange={setOrganisationIds}
          error={faultAt(founding.faults(), 'organisationIds')}
          columns
          required
        />
        <div class="cluster">
          <Button small variant="text" onClick={() => setOrganisationIds(everybody())}>
            {text.all}
          </Button>
          <Button small variant="text" onClick={() => setOrganisationIds([])}>
            {text.clear}
          </Button>
        </div>
      </div>
      <CheckboxGroup
        label={text.secretariat}
        name="secretariat"
        hint={text.secretariatHint}
        choices={props.settings.secretariatChoices.map((seat) => ({
          value: seat.seatId,
          label: seat.name,
        }))}
        values={secretariat()}
        onChange={setSecretariat}
        error={faultAt(founding.faults(), 'secretariat')}
      />
      <DateField
        label={text.startsOn}
        name="startsOn"
        value={startsOn()}
        onChange={setStartsOn}
        error={faultAt(founding.faults(), 'startsOn')}
        required
      />
    </FormDialog>
  )
}
