export { choleskyInPlace, choleskyInverse, choleskySolve } from "./cholesky";
export { centreWithin, type Groups, membersOf } from "./groups";
export { type ConvexPairProblem, newton } from "./newton";
export { mainDiagonal, multiply, type PairIndex, type PairMatrix, toDense } from "./pairMatrix";
export { fillNullSpace } from "./pairSolver";
export { quantile, weightedMedian } from "./quantile";
export { type Rng, rng } from "./rng";
export { stationary } from "./stationary";
