type Nickname = '@yearly' | '@annually' | '@monthly' | '@weekly' | '@daily' | '@hourly';

/**
 * The pattern itself, if it has at least five fields or is a name such as `@daily`; otherwise what is expected, which does
 * not compile. The rest, such as an hour of 25, is found when the class is declared. A plain `string` is not looked at.
 */
export type CheckPattern<Pattern extends string> = string extends Pattern
  ? Pattern
  : Pattern extends `${string} ${string} ${string} ${string} ${string}` | Nickname
    ? Pattern
    : 'five fields: minute hour day-of-month month day-of-week';
