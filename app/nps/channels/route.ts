import { channels } from "@/lib/nps/public-api/endpoints";
import { surveyRoute } from "@/lib/nps/public-api/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = surveyRoute("GET", channels);
