import { handleNextAuth } from "~/server/auth/nextAuth";

export { handleNextAuth as GET, handleNextAuth as POST };
