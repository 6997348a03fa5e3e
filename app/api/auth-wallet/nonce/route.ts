export { handleWalletNonce as POST } from "~/server/auth/signIn";
