export { formatAmount, parseAmount } from "./amount";
export { apportion } from "./apportion";
export { AmountError, ApportionError } from "./errors";
