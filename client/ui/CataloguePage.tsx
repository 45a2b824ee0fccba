import Plus from 'lucide-solid/icons/plus'
import Trash from 'lucide-solid/icons/trash'
import { createSignal } from 'solid-js'
import { Badge } from './Badge'
import { Button } from './Button'
import { Card } from './Card'
import { Checkbox } from './Checkbox'
import { CheckboxGroup } from './CheckboxGroup'
import { ConfirmDialog } from './ConfirmDialog'
import { DataTable } from './DataTable'
import { DateField } from './DateField'
import { DateTimeField } from './DateTimeField'
import { DefinitionList } from './DefinitionList'
import { DisclosureMenu } from './DisclosureMenu'
import { EmptyState } from './EmptyState'
import { ErrorSummary } from './ErrorSummary'
import { IconButton } from './IconButton'
import { Loading } from './Loading'
import { NoticeBanner } from './NoticeBanner'
import { OrganisationChip } from './OrganisationChip'
import { PageHeader } from './PageHeader'
import { RadioGroup } from './RadioGroup'
import { SampleBadge } from './SampleBadge'
import { Select } from './Select'
import { Skeleton } from './Skeleton'
import { Stat } from './Stat'
import { StatusBadge } from './StatusBadge'
import { Tabs } from './Tabs'
import { TextArea } from './TextArea'
import { TextField } from './TextField'
import { showToast } from './Toast'

const longName = '長野県下伊那郡町村公平委員会及び南信州地域資源循環処理施設組合'
const towns = ['中野市', '飯山市', '山ノ内町', '木島平村', '野沢温泉村', '栄村', longName]

/** Every component once, for whoever builds them; the built product does not have this page. */
export function CataloguePage() {
  return (
    <div class="stack-loose">
      <PageHeader
        title="部品の一覧"
        breadcrumbs={[{ label: '圏域', href: '/regions' }]}
        badges={
          <>
            <Badge tone="info">定住自立圏</Badge>
            <SampleBadge />
          </>
        }
        lead={<p>画面をつくる部品を、実際の文字で並べています。</p>}
        actions={<Button variant="solid">主な操作</Button>}
      />
      <Buttons />
      <Fields />
      <Messages />
      <Contents />
    </div>
  )
}

function Buttons() {
  const [isOpen, setOpen] = createSignal(false)
  return (
    <section class="section">
      <h2>ボタン</h2>
      <div class="cluster">
        <Button variant="solid">提出する</Button>
        <Button icon={Plus}>議題を足す</Button>
        <Button variant="text">やめる</Button>
        <Button variant="solid" danger icon={Trash} onClick={() => setOpen(true)}>
          取り下げる
        </Button>
        <Button danger>取り下げる</Button>
        <Button variant="solid" busy>
          提出する
        </Button>
        <Button variant="solid" disabled>
          提出する
        </Button>
        <Button disabled>提出する</Button>
        <Button small>小さいボタン</Button>
        <IconButton icon={Plus} label="足す" outline />
        <IconButton icon={Trash} label="消す" danger />
        <DisclosureMenu label="職を切り替える">
          {(close) => <Button onClick={close}>閉じる</Button>}
        </DisclosureMenu>
      </div>
      <ConfirmDialog
        open={isOpen()}
        onClose={() => setOpen(false)}
        onConfirm={() => {
          setOpen(false)
          showToast('提案を取り下げました。')
        }}
        title="提案を取り下げますか"
        confirmLabel="取り下げる"
        danger
      >
        <p>取り下げた提案は元に戻せません。記録は残ります。</p>
      </ConfirmDialog>
    </section>
  )
}

function Fields() {
  const [text, setText] = createSignal('村道除雪の共同発注')
  const [town, setTown] = createSignal('')
  const [kind, setKind] = createSignal<'a' | 'b' | ''>('a')
  const [chosen, setChosen] = createSignal<string[]>(['栄村'])
  const [day, setDay] = createSignal('2026-11-24')
  const [at, setAt] = createSignal<number | null>(Date.parse('2026-11-24T13:30:00+09:00'))
  const [isAgreed, setAgreed] = createSignal(false)
  const faults = [
    { path: 'title', message: '件名を入力してください。' },
    { path: 'towns', message: '参加を期待する団体を選んでください。' },
  ]
  return (
    <section class="section">
      <h2>入力</h2>
      <div class="form">
        <ErrorSummary faults={faults} />
        <TextField
          label="件名"
          name="title"
          required
          hint="何をしたいかを一文で書きます。"
          error="件名を入力してください。"
          value={text()}
          onInput={setText}
        />
        <TextArea label="困りごと" value={text()} onInput={setText} />
        <TextField label="読むだけの欄" value="飯山市" readOnly onInput={setText} />
        <Select
          label="分野"
          value={town()}
          onChange={setTown}
          options={towns.map((name) => ({ value: name, label: name, group: '北信' }))}
        />
        <RadioGroup
          label="開催のしかた"
          required
          value={kind()}
          onChange={setKind}
          choices={[
            { value: 'a', label: '対面', hint: '会場に集まります。' },
            { value: 'b', label: 'オンライン' },
          ]}
        />
        <CheckboxGroup
          label="参加を期待する団体"
          name="towns"
          columns
          error="参加を期待する団体を選んでください。"
          values={chosen()}
          onChange={setChosen}
          choices={towns.map((name) => ({ value: name, label: name }))}
        />
        <DateField label="期限" value={day()} onChange={setDay} />
        <DateTimeField label="開催日時" required value={at()} onChange={setAt} />
        <Checkbox label="代行入力として記録する" checked={isAgreed()} onChange={setAgreed} />
      </div>
    </section>
  )
}

function Messages() {
  return (
    <section class="section">
      <h2>知らせ</h2>
      <NoticeBanner tone="info" live="off" title="提案照会が始まりました">
        <p>期限は令和8年12月11日です。</p>
      </NoticeBanner>
      <NoticeBanner tone="success" live="off">
        <p>提出しました。</p>
      </NoticeBanner>
      <NoticeBanner tone="warning" live="off">
        <p>通信が切れています。</p>
      </NoticeBanner>
      <NoticeBanner tone="error" live="off" actions={<Button small>もう一度読み込む</Button>}>
        <p>サーバーにつながりません。</p>
      </NoticeBanner>
      <Loading />
      <Skeleton lines={3} />
      <EmptyState title="提案はまだありません" action={<Button>提案する</Button>}>
        <p>下書きは自分の団体だけに見えます。</p>
      </EmptyState>
    </section>
  )
}

function Contents() {
  return (
    <section class="section">
      <h2>内容</h2>
      <div class="cluster">
        <StatusBadge tone="neutral" label="下書き" />
        <StatusBadge tone="info" label="提出" />
        <StatusBadge tone="success" label="採択" />
        <StatusBadge tone="warning" label="差戻し" />
        <StatusBadge tone="error" label="不採択" />
        <OrganisationChip name="中野市" memberRole="central_city" />
        <OrganisationChip name={longName} memberRole="constituent" />
      </div>
      <Tabs
        label="提案の見方"
        tabs={[
          { value: 'cards', label: 'カード', content: () => <Card>カード</Card> },
          { value: 'table', label: '表', content: () => <p>表</p> },
        ]}
      />
      <DataTable
        caption="構成団体"
        rows={towns.map((name, index) => ({ name, index }))}
        columns={[
          { header: '団体', isRowHeader: true, cell: (row) => row.name },
          { header: '番号', alignEnd: true, cell: (row) => row.index + 1 },
        ]}
      />
      <DefinitionList items={[{ term: '設立', description: '平成12年4月1日' }]} />
      <Stat label="提出された提案" value={12} unit="件" asOf="令和8年11月23日" />
    </section>
  )
}
