/** Was die Daten dieser Station öffnet. */
export const keys = {
  title: 'Schlüssel der Daten',
  text: 'Datenbank, Journal, Bilder und Sicherungen sind mit einem Schlüssel verschlüsselt. Jede Zeile hier öffnet ihn für sich allein; geht eine verloren, öffnet eine andere noch.',
  loading: 'Wird gelesen …',
  failed: 'Die Schlüssel konnten nicht gelesen werden ({{code}}).',
  name: 'Datenschlüssel {{name}}, in {{file}}',
  kind: {
    'machine-file': 'Datei dieser Maschine',
    'key-store': 'Schlüsselspeicher des Systems',
    'recovery-code': 'Wiederherstellungscode auf Papier',
  },
  place: { 'machine-file': '{{place}}', 'key-store': 'Konto {{place}}', 'recovery-code': 'Platz {{id}}' },
  state: {
    opens: 'Öffnet die Daten',
    shut: 'Öffnet die Daten hier nicht',
    person: 'Das zeigt nur sein Code',
    desktop: 'Das zeigt nur das Desktop-Programm',
  },
  column: { kind: 'Was', place: 'Wo', state: 'Stand', act: 'Tun' },
  noCode: {
    title: 'Es gibt keinen Wiederherstellungscode',
    text: 'Geht diese Maschine kaputt oder wird gestohlen, kann niemand mehr ihre Daten und Sicherungen lesen.',
    tip: 'Die IT erzeugt einen Wiederherstellungscode, druckt ihn und bewahrt ihn getrennt von der Maschine auf.',
  },
  damaged: {
    title: 'Die Schlüsseldatei ist beschädigt',
    text: 'Nicht mehr lesbar: {{names}}.',
    some: 'ihr Anfang oder Ende',
    tip: 'Die anderen öffnen die Daten noch. Die IT erzeugt einen neuen Wiederherstellungscode oder erneuert die Schlüssel: Das schreibt die Datei neu.',
  },
  make: 'Wiederherstellungscode erzeugen',
  makeAgain: 'Neuen Wiederherstellungscode erzeugen',
  renew: 'Schlüssel erneuern',
  renewTitle: 'Die Schlüssel dieser Maschine erneuern?',
  renewText:
    'Die Maschinendatei und der Schlüsselspeicher dieses Kontos bekommen je einen neuen Schlüssel; die alten öffnen nichts mehr. Die Daten werden nicht neu geschrieben, die Linie läuft weiter. Kopien der Maschinendatei sind neu zu machen.',
  renewYes: 'Erneuern',
  renewed: 'Die Schlüssel wurden erneuert.',
  renewedBut:
    'Die Maschinendatei wurde erneuert. Der Schlüsselspeicher von {{accounts}} nicht: Er öffnet mit dem Schlüssel, den er hatte. Im Desktop-Programm unter diesem Konto noch einmal erneuern, oder diesen Platz wegnehmen.',
  addStore: 'Schlüsselspeicher des Systems nutzen',
  added: 'Der Schlüsselspeicher öffnet die Daten für dieses Konto.',
  remove: 'Wegnehmen',
  removeTitle: 'Wegnehmen: {{what}}?',
  removeText: 'Danach öffnet das nichts mehr. Alles andere bleibt, wie es ist.',
  removeYes: 'Wegnehmen',
  no: 'So lassen',
  code: {
    title: 'Wiederherstellungscode',
    text: 'Er wird nur dieses eine Mal gezeigt. Ausdrucken oder aufschreiben und getrennt von der Maschine und ihren Sicherungen aufbewahren: Wer ihn und eine Sicherung hat, kann alles lesen.',
    backups:
      'Die bisherigen Sicherungen öffnet dieser Code nicht. Sobald er gilt, eine machen: Service → Sicherungen → Jetzt sichern.',
    paper: 'Ovoscope, Wiederherstellungscode des Datenschlüssels {{name}}, Platz {{id}}',
    print: 'Drucken',
    ask: 'Gruppe {{ask}} des Codes',
    askHelp:
      'Vom Papier abtippen. Erst dann gilt der Code; ein früherer öffnet nur noch die Sicherungen aus seiner Zeit.',
    confirm: 'Der Code ist aufbewahrt',
    cancel: 'Abbrechen: Nichts ändert sich',
    wrong: 'Das ist nicht Gruppe {{ask}}. Noch einmal auf das Papier sehen.',
    done: 'Der neue Wiederherstellungscode gilt.',
    doneBackups: 'Die bisherigen Sicherungen öffnet er nicht: Jetzt eine machen, unter Service → Sicherungen.',
  },
  refusal: {
    NO_KEY_STORE_HERE:
      'dieses System bietet keinen Schlüsselspeicher, der versiegelt: Unter Linux muss ein Schlüsselbund entsperrt sein, und ohne das Desktop-Programm gibt es keinen. Die Datei dieser Maschine öffnet die Daten weiter.',
    OTHER_GROUP: 'das ist nicht die Gruppe, nach der gefragt war. Noch einmal auf das Papier sehen.',
    CODE_GONE: 'dieser Code wartet nicht mehr auf Antwort. Einen neuen erzeugen.',
    UNKNOWN_SLOT: 'das war nicht mehr da.',
    LOCKED_OUT: 'ohne das würde beim Start der Station nichts die Daten öffnen.',
    NO_CODE: 'es gibt keinen Wiederherstellungscode für den Notfall. Zuerst einen erzeugen.',
    NOT_SAVED:
      'die Platte hat es nicht angenommen. Die alten Schlüssel gelten noch. Die IT rufen, dann noch einmal versuchen.',
  },
} as const
