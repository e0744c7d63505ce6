import { AlarmsScreen } from '../alarms/alarms-screen.tsx'
import { BatchesScreen } from '../batches/batches-screen.tsx'
import { useConsole } from '../client/store.ts'
import { ModelsScreen } from '../models/models-screen.tsx'
import { AuditScreen } from '../people/audit-screen.tsx'
import { IdleNote } from '../people/idle-note.tsx'
import { PeopleSheet } from '../people/people-sheet.tsx'
import { UsersScreen } from '../people/users-screen.tsx'
import { RecipesScreen } from '../recipes/recipes-screen.tsx'
import { ServiceScreen } from '../service/service-screen.tsx'
import { SettingsScreen } from '../settings/settings-screen.tsx'
import { SetupScreen } from '../setup/setup-screen.tsx'
import { TraysScreen } from '../trays/trays-screen.tsx'
import { TrendsScreen } from '../trends/trends-screen.tsx'
import css from './app.module.css'
import { Banner } from './banner.tsx'
import { LinePlace } from './line-place.tsx'
import { NoticeStrip } from './notice-strip.tsx'
import { type Place, usePlace } from './places.ts'
import { PlayStrip } from './play-strip.tsx'
import { usePlayTitle } from './play-title.ts'
import { PolicyStrip } from './policy-strip.tsx'
import { Rail } from './rail.tsx'
import { RestoreStrip } from './restore-strip.tsx'
import { TopBar } from './top-bar.tsx'
import { UpdateLine } from './update-line.tsx'
import { Watermark } from './watermark.tsx'
import { WrongLine } from './wrong-line.tsx'

const SCREENS: Readonly<Record<Place, () => React.ReactNode>> = {
  line: LinePlace,
  trays: TraysScreen,
  alarms: AlarmsScreen,
  batches: BatchesScreen,
  trends: TrendsScreen,
  recipes: RecipesScreen,
  models: ModelsScreen,
  service: ServiceScreen,
  settings: SettingsScreen,
  setup: SetupScreen,
  people: UsersScreen,
  audit: AuditScreen,
}

/** The frame and the present place in it. What must be seen at once stands above the content and pushes it down; it never covers it. */
export function App() {
  const place = usePlace()
  const isWrongLine = useConsole((state) => state.wrongLine !== undefined)
  const Screen = isWrongLine ? WrongLine : SCREENS[place]
  usePlayTitle()
  return (
    <div className={css.app}>
      <TopBar />
      <Rail place={place} />
      <div className={css.stage}>
        <PlayStrip />
        <Banner />
        <PolicyStrip place={place} />
        <RestoreStrip place={place} />
        <NoticeStrip />
        <IdleNote />
        <div className={css.place}>
          <main className={css.main}>
            <Screen />
          </main>
          <Watermark />
        </div>
        <UpdateLine />
      </div>
      <PeopleSheet />
    </div>
  )
}
