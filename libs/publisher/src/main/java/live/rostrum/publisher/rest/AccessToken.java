package live.rostrum.publisher.rest;

import java.time.Instant;
import org.json.JSONObject;

/**
 * What a login gives.
 *
 * @param userName who was signed in
 */
public record AccessToken(String value, Instant expiresAt, String userName) {

    static AccessToken from(JSONObject json, Instant now) {
        return new AccessToken(
                json.getString("accessToken"),
                now.plusSeconds(json.getLong("expiresInSeconds")),
                json.getJSONObject("user").optString("name", ""));
    }
}
