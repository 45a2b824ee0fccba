/** What the pages and dialogs of meetings say. */
export const meetingsText = {
  notFoundTitle: '会議を開けません',
  backToRegions: '圏域の一覧へ',
  placeUnset: '場所未定',
  act: {
    change: '会議情報を変更',
    confirm: '議事録を確定',
  },
  tabs: {
    label: '会議の内容',
    agenda: '次第',
    materials: '資料',
    schedule: '日程・出欠',
    minutes: '議事録',
    outcomes: '決定・宿題',
    papers: '書類',
  },
  minutesDraft: '議事録（案）',
  dialog: {
    createTitle: '会議を作成',
    createLead: (forum: string) =>
      `${forum}の会議を作成します。回数（第n回）は年度ごとに自動で付きます。作成すると、構成団体がすぐに次第を書けるようになります。`,
    changeTitle: '会議情報を変更',
    create: '作成する',
    change: '変更する',
    failed: '登録できませんでした',
    created: (name: string) => `${name}を作成しました。`,
    changed: '会議情報を変更しました。',
  },
  field: {
    title: '会議の名称',
    titleHint: '年度と回数は自動で付きます。例：北信地域定住自立圏 推進協議会幹事会',
    startsAt: '開催日時',
    place: '場所',
    placeHint: '例：飯山市役所 第3委員会室。決まっていなければ空欄のままで構いません。',
    mode: '開催方法',
    defaultTitle: (forum: string) => `${forum} 企画担当課長会議`,
  },
} as const
