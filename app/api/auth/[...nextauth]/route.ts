import { handleNextAuth } from "~/server/api/signIn";

export { handleNextAuth as GET, handleNextAuth as POST };
