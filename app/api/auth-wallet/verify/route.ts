export { handleWalletVerify as POST } from "~/server/auth/signIn";
