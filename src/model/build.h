/* The only way to change a model: for src/load, which fills the fields and then has the index
 * made. */
#ifndef FG_MODEL_BUILD_H
#define FG_MODEL_BUILD_H

#include "model/model.h"

/* An empty model in an arena of its own (model->arena); every array is to come from there. NULL:
 * out of memory. */
struct fg_model *fg_model_new(void);

/* Once, after the last claim: what fg_model_claims() and fg_fact_is_assumption() look things up in.
 * 0, -ENOMEM, or -EINVAL when a claim's target does not exist. */
int fg_model_index(struct fg_model *model);

#endif
