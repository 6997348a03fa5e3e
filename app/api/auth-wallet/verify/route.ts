export { handleWalletVerify as POST } from "~/server/api/signIn";
