import type { Catalogue } from '../catalogue.ts'

export const explain: Catalogue['explain'] = {
  points: '{{value}} Punkte',
  prediction: {
    title: '1 · Vorhersage: was das Modell sagt',
    notCalibrated:
      'Über eine Kalibrierung dieser Wahrscheinlichkeiten ist nichts angegeben: Höher heißt sicherer, aber 0,90 muss nicht neun von zehn bedeuten.',
    calibrated:
      'Diese Wahrscheinlichkeiten sind kalibriert: Von 100 Eiern bei 0,90 sollte es auf etwa 90 zutreffen. Kalibriert an {{images}} Bildern; an {{others}} anderen lag p(weiblich) im Mittel um {{error}} Punkte daneben.',
    synthetic: 'Alle diese Bilder sind gezeichnet. Das sagt nichts über echte Eier.',
    noPackage:
      'Das Paket von {{model}} liegt nicht mehr auf diesem Rechner: An wie vielen Bildern es kalibriert wurde, ist hier nicht bekannt.',
    notBelieved: 'Was das Modell gab, sind keine Wahrscheinlichkeiten; nichts davon wurde geglaubt.',
  },
  class: {
    title: '2 · Klasse: was das Rezept daraus macht',
    called: '{{eggClass}}, nach Rezept {{recipe}}.',
    nearest: 'Nächste Grenze: {{line}}, {{points}} Punkte entfernt. Jenseits davon wäre dieses Ei: {{beyond}}.',
    noNearest: 'Keine einzelne Wahrscheinlichkeit würde jenseits ihrer Grenze die Klasse ändern.',
    notAsked: 'Das Bild ist zu schlecht: Nach seinen Wahrscheinlichkeiten wurde nicht gefragt.',
    rounded:
      'Die gespeicherten Werte sind gerundet, und dieses Ei liegt zu nah an einer Grenze, um zu sagen, auf welcher Seite es war.',
    noRecipe: 'Der Text dieser Rezeptversion ist hier nicht gespeichert; seine Grenzen sind nicht bekannt.',
    column: { line: 'Grenze', figure: 'Dieses Ei', limit: 'Wert', distance: 'Abstand', beyond: 'Jenseits' },
    line: {
      signalToNoiseMin: 'Signal zu Rauschen',
      saturatedShareMax: 'Am Anschlag',
      interferenceMax: 'Störlinien',
      evennessMin: 'Gleichmaß der Seiten',
      fertilityThreshold: 'Befruchtung, am ehesten',
      femaleThreshold: 'Weiblich, wenn es lebt',
      maleThreshold: 'Männlich, wenn es lebt',
    },
    least: 'mindestens {{value}}',
    most: 'höchstens {{value}}',
    same: 'dasselbe',
  },
  action: {
    title: '3 · Aktion: was folgt',
    follows: '{{action}}: {{reason}}.',
    rule: 'Rezept und Gesetz machen aus der Klasse eine Aktion; das Modell hat daran keinen Anteil.',
  },
  picture: {
    title: 'Güte des Bildes',
    unreadable: 'Unlesbar, denn:',
    because: {
      signalToNoiseMin:
        'Signal zu Rauschen {{value}} liegt unter {{limit}}: Das Ei gab kaum Signal, oder dem Bild fehlen Zeilen. Bitte nochmals scannen; kommt es bei Spule {{coil}} oft vor, sie prüfen lassen.',
      saturatedShareMax:
        '{{value}} der Bildpunkte sind am Anschlag, mehr als {{limit}}: Der Empfänger war zu hoch eingestellt. Bitte nochmals scannen; bleibt es so, die Verstärkung neu einstellen lassen.',
      interferenceMax:
        'Eine Linie, so hell wie {{value}} des hellsten Inhalts, läuft durch Ei und Luft, mehr als {{limit}}: Etwas von außen stört den Empfänger. Bitte nochmals scannen; bleibt es so, abschalten, was zuletzt eingeschaltet wurde, die Tür des Scanners schließen und den Service rufen.',
      evennessMin:
        'Das Ei ist auf einer Seite nur {{value}} so weit zu sehen wie auf der anderen, weniger als {{limit}}: Ein Teil des Empfängers ist wohl ausgefallen, oder das Ei liegt weit neben der Mitte. Bitte nachsehen, ob das Ei richtig liegt, und nochmals scannen; kommt es bei Spule {{coil}} oft vor, sie prüfen lassen.',
    },
    noModel: 'Kein Modell gab dafür eine Antwort. Bitte nochmals scannen; bleibt es so, unter Service nachsehen.',
    notKept:
      'Das Bild ist nicht mehr aufbewahrt. Gespeichert sind beim Ei Signal zu Rauschen, Bildpunkte am Anschlag, Störlinien und Gleichmaß; der Rest lässt sich nicht messen.',
    noEgg: 'In diesem Bild ist kein Ei zu sehen: Schärfe, Füllung und Luftblase lassen sich nicht messen.',
    sharpness: 'Schärfe',
    coverage: 'Ei füllt',
    airCell: 'Luftblase',
    golden: 'Prüfbilder {{from}} bis {{to}}',
    goldenOtherSize: 'Prüfbilder sind {{width}}×{{height}}, dieses Bild nicht: nichts zum Vergleichen',
    noGolden: 'nichts zum Vergleichen',
    outside: 'außerhalb',
    cutOff: 'Das Ei berührt den Rand: Ein Teil davon ist nicht im Bild.',
    ofLength: '{{value}} % seiner Länge',
    usual: 'üblich an Tag {{day}}: {{from}} bis {{to}} %',
    noAge: 'keine Einlegezeit, also nichts zum Vergleichen',
    larger: 'größer als üblich',
    smaller: 'kleiner als üblich',
    noAirCell: 'nicht zu erkennen',
    inverted: 'Sie liegt am unteren Ende: Das Ei steht auf dem Kopf.',
    usualRule:
      'Was üblich ist, folgt aus 11 bis 12 % Gewichtsverlust bis Tag 18. Die Breite ist unsere Annahme und unbestätigt; entschieden wird danach nichts.',
  },
  golden: {
    title: 'Am ähnlichsten unter den Prüfbildern',
    rule: 'Gemessen an dem, was das Modell sagt: der Anteil der Wahrscheinlichkeit (lebend und weiblich, lebend und männlich, unbefruchtet, früh abgestorben, später abgestorben, leer), der anderswo liegt.',
    none: 'Das Paket enthält keine, oder kein Modell hat dieses Ei beurteilt.',
    apart: '{{points}} Punkte Abstand',
    picture: 'Prüfbild {{n}} von {{model}}',
    expected: 'Erwartet: {{what}}',
    living: 'lebend {{viable}}, weiblich {{female}}',
    other: '{{name}} {{value}}',
  },
  attention: { strength: 'Stärke' },
}
