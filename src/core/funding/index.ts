export { formatAmount, parseAmount } from "./amount";
export { apportion } from "./apportion";
export { AmountError, ApportionError, type ApportionReason } from "./errors";
