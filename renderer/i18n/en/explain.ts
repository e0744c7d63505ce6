/** Why an egg was called what it was called: prediction, class, action, picture, golden scans. */
export const explain = {
  points: '{{value}} points',
  prediction: {
    title: '1 · Prediction: what the model says',
    notCalibrated:
      'Nothing is stated of a calibration of these probabilities: a higher one is more certain, but 0.90 need not mean nine of ten.',
    calibrated:
      'These probabilities are calibrated: of 100 eggs at 0.90, about 90 should be so. Calibrated on {{images}} pictures; on {{others}} others p(female) was off by {{error}} points on average.',
    synthetic: 'All of those pictures were drawn. This says nothing about real eggs.',
    noPackage:
      'The package of {{model}} is not on this machine any more: on how many pictures it was calibrated is not known here.',
    notBelieved: 'What the model gave are no probabilities, so none of it was believed.',
  },
  class: {
    title: '2 · Class: what the recipe makes of it',
    called: '{{eggClass}}, by recipe {{recipe}}.',
    nearest: 'Nearest line: {{line}}, {{points}} points away. Beyond it this egg would be: {{beyond}}.',
    noNearest: 'No single probability, moved across its line, would change the class.',
    notAsked: 'The picture is too poor: its probabilities were not asked.',
    rounded: 'The stored figures are rounded, and this egg lies too near to a line to say which side it was on.',
    noRecipe: 'The text of this recipe version is not stored here, so its lines are not known.',
    column: { line: 'Line', figure: 'This egg', limit: 'Limit', distance: 'Distance', beyond: 'Beyond it' },
    line: {
      signalToNoiseMin: 'Signal to noise',
      saturatedShareMax: 'At full scale',
      interferenceMax: 'Interference',
      evennessMin: 'Evenness of the sides',
      fertilityThreshold: 'Fertility, likeliest',
      femaleThreshold: 'Female, if it lives',
      maleThreshold: 'Male, if it lives',
    },
    least: 'at least {{value}}',
    most: 'at most {{value}}',
    same: 'the same',
  },
  action: {
    title: '3 · Action: what follows',
    follows: '{{action}}: {{reason}}.',
    rule: 'Recipe and law turn the class into an action; the model has no part in it.',
  },
  picture: {
    title: 'Quality of the picture',
    unreadable: 'Unreadable, because:',
    because: {
      signalToNoiseMin:
        'Signal to noise {{value}} is below {{limit}}: the egg gave hardly any signal, or lines of the picture are missing. Scan it again; if coil {{coil}} does this often, have it looked at.',
      saturatedShareMax:
        '{{value}} of the pixels are at full scale, more than {{limit}}: the receiver was set too high. Scan it again; if it stays, have the gain set anew.',
      interferenceMax:
        'A line as bright as {{value}} of the brightest contents runs through egg and air alike, more than {{limit}}: something from outside disturbs the receiver. Scan it again; if it stays, switch off what was switched on lately, close the door of the scanner, and call service.',
      evennessMin:
        'The egg is seen on one side only {{value}} as far as on the other, less than {{limit}}: a part of the receiver is probably dead, or the egg lies far beside the middle. Look whether the egg lies right and scan it again; if coil {{coil}} does this often, have it looked at.',
    },
    noModel: 'No model gave an answer for it. Scan it again; if it stays, look at Service.',
    notKept:
      'The picture is not kept any more. Stored with the egg are signal to noise, pixels at full scale, interference and evenness; the rest cannot be measured.',
    noEgg: 'No egg is seen in this picture: sharpness, coverage and air cell cannot be measured.',
    sharpness: 'Sharpness',
    coverage: 'Egg fills',
    airCell: 'Air cell',
    golden: 'golden scans {{from}} to {{to}}',
    goldenOtherSize: 'golden scans are {{width}}×{{height}}, this picture is not: nothing to compare with',
    noGolden: 'nothing to compare with',
    outside: 'outside',
    cutOff: 'The egg touches the edge: a part of it is not in the picture.',
    ofLength: '{{value}} % of its length',
    usual: 'usual on day {{day}}: {{from}} to {{to}} %',
    noAge: 'no set time, so nothing to compare with',
    larger: 'larger than usual',
    smaller: 'smaller than usual',
    noAirCell: 'not to be told',
    inverted: 'It lies at the lower end: the egg stands on its head.',
    usualRule:
      'What is usual follows from 11 to 12 % weight loss until day 18. Its width is ours and unconfirmed; nothing is decided by it.',
  },
  golden: {
    title: 'Most alike among the golden scans',
    rule: 'Measured by what the model says: the share of probability (alive and female, alive and male, infertile, dead early, dead mid-term, empty) that lies elsewhere.',
    none: 'The package holds none, or no model judged this egg.',
    apart: '{{points}} points apart',
    picture: 'Golden scan {{n}} of {{model}}',
    expected: 'Expected: {{what}}',
    living: 'alive {{viable}}, female {{female}}',
    other: '{{name}} {{value}}',
  },
  attention: { strength: 'Strength' },
} as const
