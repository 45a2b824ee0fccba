import { useParams, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { createLive } from '../data/live'
import { settingsText } from '../text/forumSettings'
import { forumsText } from '../text/forums'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { type Tab, Tabs } from '../ui/Tabs'
import { AssemblySessions } from './AssemblySessions'
import { ForumMenu } from './ForumMenu'
import { MembersSettings } from './MembersSettings'
import { NotThere } from './NotThere'
import { RegisterImport } from './RegisterImport'
import { RulesSettings } from './RulesSettings'
import { fetchSettings, type Settings } from './settings'
import { TierSettings } from './TierSettings'
import { TiersSettings } from './TiersSettings'
import './settings.css'

/** 会議体の設定: what the body agreed on, who is in it, what is below it, when the assemblies sit. */
export function ForumSettingsPage() {
  const params = useParams<{ id: string }>()
  const settings = createLive(
    () => `forum:${params.id}`,
    () => fetchSettings(params.id),
  )
  return (
    <Loaded from={settings} failed={(error) => <NotThere error={error} />}>
      {(page) => (
        <>
          <PageHeader
            title={settingsText.titleOf(nameOf(page()))}
            breadcrumbs={[
              { label: forumsText.regions, href: '/regions' },
              { label: nameOf(page()), href: `/forums/${page().id}` },
            ]}
          />
          <ForumMenu forumId={page().id} />
          <div class="stack">
            <Show when={page().closedOn}>
              {(day) => (
                <NoticeBanner tone="warning" live="off">
                  <p>{settingsText.closed(wareki(day()))}</p>
                </NoticeBanner>
              )}
            </Show>
            <Show when={!page().can.govern}>
              <p class="quiet">{settingsText.readOnly}</p>
            </Show>
            <SettingsTabs settings={page()} onChanged={() => void settings.refetch()} />
          </div>
        </>
      )}
    </Loaded>
  )
}

type TabValue = Exclude<keyof typeof settingsText.tabs, 'label'>

/** The tab is part of the address: a link can lead to it, and going back comes back to it. What was typed in another tab stays. */
function SettingsTabs(props: { settings: Settings; onChanged: () => void }) {
  const [search, setSearch] = useSearchParams<{ tab: string }>()
  const tabs = () => tabsOf(props)
  const value = () => tabs().find((tab) => tab.value === search.tab)?.value ?? 'rules'
  return (
    <Tabs
      label={settingsText.tabs.label}
      value={value()}
      onChange={(tab) => setSearch({ tab })}
      tabs={tabs()}
      keepMounted
    />
  )
}

function tabsOf(props: { settings: Settings; onChanged: () => void }): Tab<TabValue>[] {
  const { can, parent } = props.settings
  const tab = (value: TabValue, content: Tab['content']) => ({
    value,
    label: settingsText.tabs[value],
    content,
  })
  return [
    tab('rules', () => <RulesSettings settings={props.settings} onSaved={() => props.onChanged()} />),
    tab('members', () => (
      <div class="stack-loose">
        <MembersSettings settings={props.settings} onChanged={() => props.onChanged()} />
        <Show when={can.close && can.changeMembers}>
          <TierSettings settings={props.settings} onChanged={() => props.onChanged()} />
        </Show>
      </div>
    )),
    ...(parent === null
      ? [tab('tiers', () => <TiersSettings settings={props.settings} onChanged={() => props.onChanged()} />)]
      : []),
    tab('sessions', () => <AssemblySessions settings={props.settings} onChanged={() => props.onChanged()} />),
    ...(can.changeMembers && can.haveMembers
      ? [
          tab('register', () => (
            <RegisterImport
              forumId={props.settings.id}
              maySeat={can.importSeats}
              onImported={() => props.onChanged()}
            />
          )),
        ]
      : []),
  ]
}

const nameOf = ({ name, parent }: Settings) => (parent ? forumsText.tierTitle(parent.name, name) : name)
