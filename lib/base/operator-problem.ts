/** A failure that whoever runs the program can do something about: shown as its sentence, without a stack. */
export class OperatorProblem extends Error {}
