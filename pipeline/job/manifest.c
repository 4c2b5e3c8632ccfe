#include "job/manifest.h"

#include <inttypes.h>
#include <jansson.h>

#include "base/limits.h"
#include "base/text.h"

#define FORMAT_NUMBER 1 /* of job.json: raised when an older passeur could not read it */

static void print_text(struct buf *b, const char *key, const char *text)
{
    buf_addf(b, ", \"%s\": ", key);
    buf_add_json(b, str_of(text));
}

static void print_list(struct buf *b, const char *key, const char *const *list, size_t count)
{
    buf_addf(b, "  \"%s\": [", key);
    for (size_t i = 0; i < count; i++) {
        if (i) buf_add(b, STR(", "));
        buf_add_json(b, str_of(list[i]));
    }
    buf_add(b, STR("],\n"));
}

static void print_outputs(struct buf *b, const struct manifest *m, const struct manifest_input *in)
{
    buf_add(b, STR(",\n      \"outputs\": ["));
    for (size_t i = 0; i < m->target_count; i++) {
        struct buf path = { 0 };
        buf_addf(&path, "%s/%s.xlf", m->targets[i], in->name);
        if (i) buf_add(b, STR(", "));
        buf_add_json(b, buf_str(&path));
        buf_release(&path);
    }
    buf_add(b, STR("]"));
}

static void print_input(struct buf *b, const struct manifest *m, const struct manifest_input *in)
{
    buf_add(b, STR("    { \"name\": "));
    buf_add_json(b, str_of(in->name));
    buf_addf(b, ", \"bytes\": %" PRIu64, in->bytes);
    print_text(b, "sha256", in->sha256);
    print_text(b, "charset", in->charset);
    print_text(b, "charset_found", in->charset_how);
    print_text(b, "paragraphs", paragraphs_name(in->paragraphs));
    buf_addf(b, ",\n      \"units\": %" PRIu64 ", \"sentences\": %" PRIu64 ", \"words\": %" PRIu64 ", \"findings\": %" PRIu64,
             in->units, in->sentences, in->words, in->findings);
    print_outputs(b, m, in);
    buf_add(b, STR(" }"));
}

void manifest_print(struct buf *b, const struct manifest *m)
{
    buf_addf(b, "{\n  \"format\": %d,\n  \"tool\": \"passeur\",\n  \"version\": \"%s\",\n", FORMAT_NUMBER, PASSEUR_VERSION);
    buf_addf(b, "  \"source_language\": \"fr-FR\",\n  \"xliff\": \"%s\",\n", m->xliff);
    print_list(b, "targets", m->targets, m->target_count);
    print_list(b, "options", m->options, m->option_count);
    buf_add(b, STR("  \"report\": [\"report.html\", \"report.json\"],\n  \"inputs\": [\n"));
    for (size_t i = 0; i < m->count; i++) {
        print_input(b, m, &m->inputs[i]);
        buf_add(b, i + 1 < m->count ? STR(",\n") : STR("\n"));
    }
    buf_add(b, STR("  ]\n}\n"));
}

static const char *member(const json_t *object, const char *key, struct arena *keep)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) return NULL;
    return arena_str(keep, str_n(json_string_value(value), json_string_length(value))).ptr;
}

/* A name of ours never leaves the job's folder: a manifest that was tampered with must not either. */
static bool is_plain_name(const char *name)
{
    return name && name[0] && !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

static bool read_input(struct manifest_input *in, const json_t *object, struct arena *keep)
{
    in->name = member(object, "name", keep);
    in->charset = member(object, "charset", keep);
    in->charset_how = member(object, "charset_found", keep);
    const char *sha256 = member(object, "sha256", keep), *paragraphs = member(object, "paragraphs", keep);
    if (!is_plain_name(in->name) || !in->charset || !sha256 || strlen(sha256) != DIGEST_HEX || !paragraphs) return false;
    memcpy(in->sha256, sha256, DIGEST_HEX);
    in->paragraphs = paragraphs_find(paragraphs);
    return in->paragraphs != PARAGRAPHS_COUNT && in->paragraphs != PARAGRAPHS_AUTO;
}

static bool read_all(struct manifest *m, const json_t *root, struct arena *keep)
{
    const json_t *inputs = json_object_get(root, "inputs"), *targets = json_object_get(root, "targets");
    if (json_integer_value(json_object_get(root, "format")) != FORMAT_NUMBER) return false;
    m->count = json_array_size(inputs);
    m->inputs = arena_new(keep, struct manifest_input, m->count);
    for (size_t i = 0; i < m->count; i++)
        if (!read_input(&m->inputs[i], json_array_get(inputs, i), keep)) return false;
    m->target_count = json_array_size(targets);
    const char **tags = arena_new(keep, const char *, m->target_count);
    m->targets = tags;
    for (size_t i = 0; i < m->target_count; i++) {
        const char *tag = json_string_value(json_array_get(targets, i));
        if (!is_plain_name(tag)) return false;
        tags[i] = arena_str(keep, str_of(tag)).ptr;
    }
    return true;
}

enum status manifest_read(struct manifest *m, const char *path, struct arena *keep, struct fault *fault)
{
    *m = (struct manifest){ 0 };
    struct input in;
    struct str bytes;
    TRY(input_open_whole(&in, path, LIMIT_MANIFEST, &bytes, fault));
    enum status status = STATUS_OK;
    json_error_t error = { 0 };
    json_t *root = json_loadb(bytes.ptr, bytes.len, 0, &error);
    if (!root || !read_all(m, root, keep))
        status = fault_set(fault, STATUS_FORMAT, path, root ? FAULT_NOWHERE : error.position,
                           _("this is no job.json that passeur %s can read: prepare the job again"), PASSEUR_VERSION);
    json_decref(root);
    input_close(&in);
    return status;
}

const struct manifest_input *manifest_find(const struct manifest *m, const char *name)
{
    for (size_t i = 0; i < m->count; i++)
        if (strcmp(m->inputs[i].name, name) == 0) return &m->inputs[i];
    return NULL;
}
